import { slugOf } from './slug';

/** A kind of term with the name that people read. */
export interface NamedKind {
  readonly kind: string;
  readonly title: string;
}

/** The id of the kind that a text names by its id or its title, whatever the case; else an id made from the text. */
export function kindNamed(text: string, kinds: readonly NamedKind[]): string {
  const slug = slugOf(text);
  return kinds.find(({ kind, title }) => kind === slug || slugOf(title) === slug)?.kind ?? slug;
}

/** The kinds whose ids or titles are most like a text that names none of them. */
export const nearestKinds = (text: string, kinds: readonly NamedKind[], count = 3): NamedKind[] =>
  kinds.toSorted((a, b) => likenessOf(text, b) - likenessOf(text, a)).slice(0, count);

const likenessOf = (text: string, { kind, title }: NamedKind): number =>
  Math.max(...[kind, title].map((name) => overlapOf(pairsOf(text), pairsOf(name))));

/** Twice the shared pairs of letters by all of them (Dice's coefficient). */
const overlapOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  (2 * [...a].filter((pair) => b.has(pair)).length) / Math.max(a.size + b.size, 1);

/** The pairs of letters that stand beside each other in a word. */
const pairsOf = (text: string): Set<string> =>
  new Set(
    slugOf(text)
      .split('-')
      .flatMap((word) => [...word].slice(1).map((letter, nth) => word.charAt(nth) + letter)),
  );
