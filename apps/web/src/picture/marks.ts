import type { Run } from './drawing';

/** Things on a rail that are too near each other to be told apart, drawn as one. */
export interface Mark<T> {
  readonly x: number;
  /** How far the days reach that the first of them may mean, in pixels from `x`. */
  readonly reach: number;
  readonly items: readonly [T, ...T[]];
}

const FAR = 4e6;

/** Marks at most `gap` pixels from the first of their cluster become one. Those outside of the picture are left out. Items come by day. */
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
