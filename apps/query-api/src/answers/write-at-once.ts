import type { PartEvents } from './part-events';
import type { Frame } from './page';
import type { Part } from './part';

/** An answer of no more parts is small, unless they are heavy. */
const FEW = 60;
/** A character takes at most three bytes, and a part behind these no more than the rest. */
const SURELY_SMALL_CHARACTERS = 512 * 1024;

/** The first parts of an answer, and those behind them; null where those are all. */
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

/** The first parts with those behind them. */
export function* both<T>(first: Iterable<T>, then: Iterable<T>): Generator<T> {
  yield* first;
  yield* then;
}

/** A small answer, most of all there are, in one go; null if it is none: something is still to be read for it, or it grows large. */
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
