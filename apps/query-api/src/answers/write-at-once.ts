import type { PartEvents } from './part-events';
import type { Frame } from './page';
import type { Part } from './part';

/** The most parts of a small answer. */
const FEW = 60;
/** A text of so many characters fits into an answer whatever its next part is: a character takes at most three bytes. */
const SURELY_SMALL_CHARACTERS = 512 * 1024;

/** Splits the parts of an answer into the first ones and the rest; `rest` is null if there are no others. */
export function firstParts(all: Iterable<Part>): {
  readonly parts: readonly Part[];
  readonly rest: Iterable<Part> | null;
} {
  const parts: Part[] = [];
  const rest = all[Symbol.iterator]();
  while (parts.length <= FEW) {
    const next = rest.next();
    if (next.done) return { parts, rest: null };
    parts.push(next.value);
  }
  return { parts, rest: { [Symbol.iterator]: () => rest } };
}

/** Yields the items of both. */
export function* both<T>(first: Iterable<T>, then: Iterable<T>): Generator<T> {
  yield* first;
  yield* then;
}

/** Writes a small answer at once; most answers are small. Returns null if something still has to be read for it, or if it grows large. */
export function writeAtOnce(
  { head, lists }: Frame,
  parts: readonly Part[],
  tail: object,
  events: PartEvents,
): string | null {
  const texts = lists.map(() => '');
  let length = 0;
  for (const part of parts) {
    const found = events.atHand(part);
    if (!found || part.group || length > SURELY_SMALL_CHARACTERS) return null;
    const text = part.write(found);
    const list = lists.indexOf(part.list);
    texts[list] = texts[list] ? `${texts[list]},${text}` : text;
    length += text.length;
  }
  const filled = lists.map((list, nth) => `"${list}":[${texts[nth]}]`);
  return `${JSON.stringify(head).slice(0, -1)},${filled.join(',')},${JSON.stringify(tail).slice(1)}`;
}
