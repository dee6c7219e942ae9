import type { TermKind } from '#client';
import { segmentOn, type Lane } from '../picture/drawing';
import type { Day } from '../time/day';
import { isMembers, textOf, type Json, type Members } from './draft';
import type { Amount } from './found-in-text';
import { amountWith, isOfCurrency } from './amounts';

/** A term that a text may be about, with its value if one is in force. */
export interface TermInText {
  readonly kind: string;
  readonly scope: string;
  readonly isRecorded: boolean;
  readonly value?: Json;
}

interface Among {
  readonly kinds: readonly TermKind[];
  readonly lanes: readonly Lane[];
  /** The ids of parties. A party's name in a text alone does not identify a term. */
  readonly parties: ReadonlySet<string>;
  readonly day: Day;
}

const MOST = 8;

/**
 * Returns the terms whose words a text contains. First the recorded terms: those whose scope the text names, as `AWS`, and those whose kind it names
 * if the scope is `all` or a party. Then the named kinds without a recorded term.
 */
export function termsInText(text: string, { kinds, lanes, parties, day }: Among): TermInText[] {
  if (text.trim() === '') return [];
  const named = kinds.filter(({ title }) => {
    const stems = stemsOf(title);
    return stems.length > 0 && stems.every((stem) => hasWord(text, `${stem}\\p{L}*`));
  });
  const ofNamed = new Set(named.map(({ kind }) => kind));
  const known = new Set(kinds.map(({ kind }) => kind));
  const recorded = lanes
    .filter(({ kind, scope }) => {
      if (!known.has(kind)) return false;
      const words = scope.split(/[-.]/);
      const isSpecific = scope !== 'all' && !words.every((word) => parties.has(word) || /^\d+$/.test(word));
      const isNamed = scope === 'all' || words.every((word) => hasWord(text, word));
      return isNamed && (isSpecific || ofNamed.has(kind));
    })
    .map((lane): TermInText => {
      const [piece, ...others] = segmentOn(lane, day)?.pieces ?? [];
      const begun = piece && others.length === 0 ? { value: piece.value as Json } : {};
      return { kind: lane.kind, scope: lane.scope, isRecorded: true, ...begun };
    });
  const fresh = named.filter(({ kind }) => !recorded.some((term) => term.kind === kind));
  return [...recorded, ...fresh.map(({ kind }): TermInText => ({ kind, scope: 'all', isRecorded: false }))].slice(
    0,
    MOST,
  );
}

/** Returns the initial effect on a term: it sets the value in force. If the text has exactly one increase, it is added. */
export function effectOn(term: TermInText, amounts: readonly Amount[] = []): Members {
  const { kind, scope } = term;
  const [more, ...others] = amounts.filter(({ isMore }) => isMore);
  const value = (more && others.length === 0 ? grownBy(term, more) : null) ?? term.value;
  return { effect: 'set', kind, scope, ...(value === undefined ? {} : { value }) };
}

/** Returns true if an increase can be added to the amount of the term. */
export const mayGrow = (term: TermInText, more: Amount): boolean => grownBy(term, more) !== null;

const grownBy = ({ value }: TermInText, more: Amount): Json | null =>
  isMembers(value) && isOfCurrency(value['amount'], more)
    ? { ...value, amount: amountWith(value['amount'], more) }
    : null;

/** Returns the terms without an effect in the draft. The scope of a new term is the user's choice, so it is compared by kind only. */
export function notYetIn(effects: readonly Json[], terms: readonly TermInText[]): TermInText[] {
  const named = effects
    .filter(isMembers)
    .map((effect) => ({ kind: textOf(effect['kind']), scope: textOf(effect['scope']) }));
  return terms.filter(
    ({ kind, scope, isRecorded }) => !named.some((each) => each.kind === kind && (!isRecorded || each.scope === scope)),
  );
}

const LITTLE = new Set(['of', 'with', 'to', 'and', 'for', 'in']);

/** Returns the stems of a title: `Hosting of APIs` as `host` and `api`. */
const stemsOf = (title: string): string[] =>
  title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !LITTLE.has(word))
    .map((word) => word.replace(/(?<=.{3})(?:ments?|ions?|ing|ies|ity|es?|s)$/, ''));

const hasWord = (text: string, word: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'iu').test(text);
