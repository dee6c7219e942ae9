import type { Run } from './drawing';

/** Things on a rail that are too near each other to be told apart, drawn as one. */
export interface Mark<T> {
  readonly x: number;
  /** How far the days reach that the first of them may mean, in pixels from `x`. */
  readonly reach: number;
  readonly items: readonly [T, ...T[]];
}

/** Marks at most `gap` pixels from the first of their cluster become one. Those outside of the picture are left out. */
export function marksOf<T extends Run>(
  items: readonly T[],
  { x, width }: { readonly x: (day: number) => number; readonly width: number },
  gap: number,
): Mark<T>[] {
  const placed = items
    .map((item) => ({ item, at: x(item.from), end: Math.min(x(Math.min(item.to, 4e6) - 1), width) }))
    .filter(({ at, end }) => end >= 0 && at <= width)
    .sort((a, b) => a.at - b.at);
  const marks: { x: number; reach: number; items: [T, ...T[]] }[] = [];
  for (const { item, at, end } of placed) {
    const last = marks.at(-1);
    if (last && at - last.x < gap) last.items.push(item);
    else marks.push({ x: Math.max(at, 0), reach: end - Math.max(at, 0), items: [item] });
  }
  return marks;
}
