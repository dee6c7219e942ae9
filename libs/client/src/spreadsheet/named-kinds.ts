import { slugOf } from './slug';

/** A kind of term with its title. */
export interface NamedKind {
  readonly kind: string;
  readonly title: string;
}

/** Returns the id of the kind that a text names by id or title, in any case; otherwise an id made from the text. */
export function kindNamed(text: string, kinds: readonly NamedKind[]): string {
  const slug = slugOf(text);
  return kinds.find(({ kind, title }) => kind === slug || slugOf(title) === slug)?.kind ?? slug;
}

/** Returns the kinds whose ids or titles are most similar to a text that names none of them. */
export const nearestKinds = (text: string, kinds: readonly NamedKind[], count = 3): NamedKind[] =>
  kinds.toSorted((a, b) => likenessOf(text, b) - likenessOf(text, a)).slice(0, count);

const likenessOf = (text: string, { kind, title }: NamedKind): number =>
  Math.max(...[kind, title].map((name) => overlapOf(pairsOf(text), pairsOf(name))));

/** Returns Dice's coefficient: twice the number of shared pairs of letters, divided by the number of all pairs. */
const overlapOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  (2 * [...a].filter((pair) => b.has(pair)).length) / Math.max(a.size + b.size, 1);

/** Returns the pairs of adjacent letters within the words of a text. */
const pairsOf = (text: string): Set<string> =>
  new Set(
    slugOf(text)
      .split('-')
      .flatMap((word) => [...word].slice(1).map((letter, nth) => word.charAt(nth) + letter)),
  );
