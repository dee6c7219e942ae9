import type { TermKind } from '#client';
import { stretchOn, type Lane } from '../picture/drawing';
import type { Day } from '../time/day';
import { isMembers, textOf, type Json, type Members } from './draft';
import type { Amount } from './found-in-text';
import { amountWith, isOfCurrency } from './amounts';

/** A term that a text may be news of, with the value that is in force where there is one. */
export interface TermInText {
  readonly kind: string;
  readonly scope: string;
  readonly isRecorded: boolean;
  readonly value?: Json;
}

interface Among {
  readonly kinds: readonly TermKind[];
  readonly lanes: readonly Lane[];
  /** The ids of parties: whom a text names it names for many reasons. */
  readonly parties: ReadonlySet<string>;
  readonly day: Day;
}

const MOST = 8;

/**
 * The terms of which a text has the words: recorded ones of which it names what they are about, as `AWS`, and of which it names the kind, if they are about
 * all or about a party; then the kinds that it names of which no term is recorded.
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
      const tells = scope !== 'all' && !words.every((word) => parties.has(word) || /^\d+$/.test(word));
      const isNamed = scope === 'all' || words.every((word) => hasWord(text, word));
      return isNamed && (tells || ofNamed.has(kind));
    })
    .map((lane): TermInText => {
      const [piece, ...others] = stretchOn(lane, day)?.pieces ?? [];
      const begun = piece && others.length === 0 ? { value: piece.value as Json } : {};
      return { kind: lane.kind, scope: lane.scope, isRecorded: true, ...begun };
    });
  const fresh = named.filter(({ kind }) => !recorded.some((term) => term.kind === kind));
  return [...recorded, ...fresh.map(({ kind }): TermInText => ({ kind, scope: 'all', isRecorded: false }))].slice(
    0,
    MOST,
  );
}

/** What it would do to the term, to begin with: the value in force, with what the text says it grows by, if it says one such amount. */
export function effectOn(term: TermInText, amounts: readonly Amount[] = []): Members {
  const { kind, scope } = term;
  const [more, ...others] = amounts.filter(({ isMore }) => isMore);
  const value = (more && others.length === 0 ? grownBy(term, more) : null) ?? term.value;
  return { effect: 'set', kind, scope, ...(value === undefined ? {} : { value }) };
}

/** Whether an amount can be added to that of the term. */
export const mayGrow = (term: TermInText, more: Amount): boolean => grownBy(term, more) !== null;

const grownBy = ({ value }: TermInText, more: Amount): Json | null =>
  isMembers(value) && isOfCurrency(value['amount'], more)
    ? { ...value, amount: amountWith(value['amount'], more) }
    : null;

/** Those that no effect is about yet; a new one is about whatever the user says. */
export function notYetIn(effects: readonly Json[], terms: readonly TermInText[]): TermInText[] {
  const named = effects
    .filter(isMembers)
    .map((effect) => ({ kind: textOf(effect['kind']), scope: textOf(effect['scope']) }));
  return terms.filter(
    ({ kind, scope, isRecorded }) => !named.some((each) => each.kind === kind && (!isRecorded || each.scope === scope)),
  );
}

const LITTLE = new Set(['of', 'with', 'to', 'and', 'for', 'in']);

/** `Hosting of APIs` as `host` and `api`. */
const stemsOf = (title: string): string[] =>
  title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !LITTLE.has(word))
    .map((word) => word.replace(/(?<=.{3})(?:ments?|ions?|ing|ies|ity|es?|s)$/, ''));

const hasWord = (text: string, word: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'iu').test(text);
