import type { TermKind } from '#client';
import { laneId, stretchOn, type Lane } from '../picture/drawing';
import type { Day } from '../time/day';
import { isMembers, textOf, type Json, type Members } from './draft';

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
  const named = kinds.filter(({ title }) => stemsOf(title).every((stem) => hasWord(text, `${stem}\\p{L}*`)));
  const ofNamed = new Set(named.map(({ kind }) => kind));
  const known = new Set(kinds.map(({ kind }) => kind));
  const recorded = lanes
    .filter(({ kind, scope }) => {
      if (!known.has(kind)) return false;
      const words = scope.split(/[-.]/);
      const tells = scope !== 'all' && !words.every((word) => parties.has(word) || /^\d+$/.test(word));
      return tells
        ? words.every((word) => hasWord(text, word))
        : ofNamed.has(kind) && (scope === 'all' || namesAll(text, words));
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

/** What it would do to the term, to begin with. */
export const effectOn = ({ kind, scope, value }: TermInText): Members => ({
  effect: 'set',
  kind,
  scope,
  ...(value === undefined ? {} : { value }),
});

/** Those that no effect is about yet. */
export const notYetIn = (effects: readonly Json[], terms: readonly TermInText[]): TermInText[] => {
  const done = new Set(
    effects.flatMap((effect) =>
      isMembers(effect) ? [laneId({ kind: textOf(effect['kind']), scope: textOf(effect['scope']) || 'all' })] : [],
    ),
  );
  return terms.filter((term) => !done.has(laneId(term)));
};

const LITTLE = new Set(['of', 'with', 'to', 'and', 'for', 'in']);

/** `Hosting of APIs` as `host` and `api`. */
const stemsOf = (title: string): string[] =>
  title
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !LITTLE.has(word))
    .map((word) => word.replace(/(?:ments?|ions?|ing|ies|ity|es?|s)$/, ''));

const namesAll = (text: string, words: readonly string[]): boolean => words.every((word) => hasWord(text, word));

const hasWord = (text: string, word: string): boolean =>
  new RegExp(`(?<![\\p{L}\\d])${word}(?![\\p{L}\\d])`, 'iu').test(text);
