import type { Run } from './drawing';

/** Items on a rail that are too close to each other, drawn as one mark. */
export interface Mark<T> {
  readonly x: number;
  /** The last day that the first item may mean, in pixels from `x`. */
  readonly reach: number;
  readonly items: readonly [T, ...T[]];
}

const FAR = 4e6;

/** Combines items less than `gap` pixels from the first of their cluster, and omits items outside of the picture. The items must be sorted by day. */
export function marksOf<T extends Run>(
  items: readonly T[],
  { x, width }: { readonly x: (day: number) => number; readonly width: number },
  gap: number,
): Mark<T>[] {
  const marks: { x: number; reach: number; items: [T, ...T[]] }[] = [];
  let last: (typeof marks)[number] | undefined;
  for (const item of items) {
    const at = x(item.from);
    if (at > width) break;
    const end = x(Math.min(item.to, FAR) - 1);
    if (end < 0) continue;
    if (last !== undefined && at - last.x < gap) {
      last.items.push(item);
      continue;
    }
    const start = Math.max(at, 0);
    last = { x: start, reach: Math.min(end, width) - start, items: [item] };
    marks.push(last);
  }
  return marks;
}
