import type { Day } from '../time/day';
import { readDate, type Party } from '#client';
import { spellingsIn } from '../value/spelling';
import { CURRENCIES, decimal, NUMBER, SIZE, SIZES } from './phrases/decimal';
import { foundInAddress, type FoundInAddress } from './found-in-address';

export interface Amount {
  /** A decimal number without separators. */
  readonly amount: string;
  readonly currency: string;
  /** The words of the text. */
  readonly words: string;
  /** True if the amount is an increase, not the new total. */
  readonly isMore: boolean;
}

/** An event type, and the word of the text that suggests it. */
export interface FoundKind {
  readonly type: string;
  readonly word: string;
}

/** The facts that a pasted address or text contains. Nothing is added that is not in the text. */
export interface Found {
  readonly source: FoundInAddress | null;
  readonly title: string | null;
  readonly kind: FoundKind | null;
  /** The dates as EDTF, in the order of the text. */
  readonly dates: readonly string[];
  readonly amounts: readonly Amount[];
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DATES = new RegExp(
  [
    String.raw`\b\d{4}-\d{2}-\d{2}\b`,
    String.raw`\b\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \d{4}\b`,
    String.raw`\b${MONTH} \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b`,
    String.raw`\b(?:(?:early|mid|late)[ -])?${MONTH} \d{4}\b`,
    String.raw`\bQ[1-4] \d{4}\b`,
    String.raw`\b(?:early|mid|late)[ -]\d{4}\b`,
  ].join('|'),
  'gi',
);
const MOST = 6;
const MOST_CHARACTERS = 200;

export function foundIn(text: string, today: Day): Found {
  const source = foundInAddress(text, spellingsIn([text]), today);
  const withoutAddresses = text.replaceAll(/(?:https?:\/\/)\S+/gi, ' ');
  return {
    source,
    title: titleIn(withoutAddresses),
    kind: kindIn(withoutAddresses),
    dates: datesIn(withoutAddresses, today),
    amounts: amountsIn(withoutAddresses),
  };
}

const datesIn = (text: string, today: Day): string[] => {
  const found = [...text.matchAll(DATES)].map(([words]) => readDate(words, today)).filter((date) => date !== null);
  return [...new Set(found)].slice(0, MOST);
};

const LEADING_DATE = new RegExp(String.raw`^(?:${DATES.source})\s*[-–—:,]+\s*`, 'i');

/** Returns the first line with words, without a leading date; of a long line, the first sentence. */
function titleIn(text: string): string | null {
  const line = text
    .split('\n')
    .find((each) => /\p{L}{2,}.*\s.*\p{L}{2,}/u.test(each))
    ?.trim()
    .replace(LEADING_DATE, '');
  if (line === undefined) return null;
  const sentence = line.length <= MOST_CHARACTERS ? line : (/^.*?[.!?](?=\s)/.exec(line)?.[0] ?? line);
  return shortened(sentence).replace(/\.$/, '');
}

/** Cuts a sentence at the end of a clause, otherwise between words. */
function shortened(sentence: string): string {
  if (sentence.length <= MOST_CHARACTERS) return sentence;
  const start = sentence.slice(0, MOST_CHARACTERS + 1);
  const clause = start.search(/[,;:] [^,;:]*$/);
  const end = clause > MOST_CHARACTERS / 2 ? clause : start.lastIndexOf(' ');
  return start.slice(0, end > 0 ? end : MOST_CHARACTERS);
}

/** Words that suggest an event type. */
const TYPES: readonly (readonly [string, RegExp])[] = [
  ['InvestmentMade', /\binvest(?:s|ed|ing|ments?)?\b/i],
  ['CollaborationAnnounced', /\bcollaborat(?:es?|ed|ing|ions?)\b/i],
  ['ComputeCommitmentAnnounced', /\bcompute (?:agreement|commitment|contract|deal)\b/i],
];

/** Returns the type whose word comes first in the text. */
function kindIn(text: string): FoundKind | null {
  const found = TYPES.flatMap(([type, pattern]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ type, word: match[0], at: match.index }];
  });
  const [first] = found.sort((a, b) => a.at - b.at);
  return first === undefined ? null : { type: first.type, word: first.word };
}

const AMOUNT = new RegExp(
  String.raw`(US\$|[$€£]|USD ?|EUR ?|GBP ?) ?${NUMBER}(?:[ -]?${SIZE})?|${NUMBER} (?:${SIZE} )?(?:US |American )?(dollars|euros|pounds)`,
  'gi',
);

/** The words before an amount that is an increase: `expands its agreement of 2025 by`, `an additional`. */
const MORE_BEFORE = new RegExp(
  [
    String.raw`\b(?:grow|grew|increas|expan|rais|rise|rose|enlarg)\w*\b[^.!?;]*\sby`,
    String.raw`\b(?:additional|another|further|extra)`,
  ]
    .map((words) => String.raw`(?:${words})\s(?:(?:an?|about|around|approximately|up to|at (?:least|most))\s)*$`)
    .join('|'),
  'i',
);
const MORE_AFTER = /^\s(?:more|on top)\b/i;
const MOST_BEFORE = 200;

function amountsIn(text: string): Amount[] {
  const found = [...text.matchAll(AMOUNT)].map((match): Amount => {
    const [words, sign, before, beforeSize, after, afterSize, name] = match;
    const currency = (sign ?? name ?? '').trim().toLowerCase();
    return {
      amount: decimal(before ?? after ?? '0', SIZES[(beforeSize ?? afterSize ?? '').toLowerCase()] ?? 0),
      currency: CURRENCIES[currency] ?? currency.toUpperCase(),
      words: words.trim(),
      isMore:
        MORE_BEFORE.test(text.slice(Math.max(0, match.index - MOST_BEFORE), match.index)) ||
        MORE_AFTER.test(text.slice(match.index + words.length)),
    };
  });
  return [...new Map(found.map((each) => [keyOf(each), each])).values()].slice(0, MOST);
}

const keyOf = ({ amount, currency, isMore }: Amount): string => `${amount} ${currency} ${isMore}`;

/** Returns the parties whose names occur in a text as whole words, each once, in the order of their first occurrence. */
export function namedInText(text: string, parties: readonly Party[]): Party[] {
  const named = parties
    .map((party) => ({ party, at: placeOf(party, text) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ party }) => party);
  const ids = named.map(({ id }) => id);
  return named.filter(({ id }, nth) => ids.indexOf(id) === nth);
}

function placeOf({ name }: Party, text: string): number {
  if (name === '' || !text.includes(name)) return -1;
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return text.search(new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'u'));
}
