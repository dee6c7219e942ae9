import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import type { Claim, Segment } from '../fold';

/** A run of days on which each of several timelines stays within one segment, or within none. */
export interface Overlay<C extends Claim> {
  readonly from: Day;
  readonly to: Day;
  readonly segments: readonly (Segment<C> | undefined)[];
}

/** Lays timelines over each other: every day from the first to the open end, in runs. */
export function overlay<C extends Claim>(timelines: readonly (readonly Segment<C>[])[]): Overlay<C>[] {
  const starts = new Set<Day>([FIRST_DAY]);
  for (const segment of timelines.flat()) {
    starts.add(segment.from);
    if (segment.to < LAST_DAY) starts.add(segment.to + 1);
  }
  const days = [...starts].sort((a, b) => a - b);
  const at = timelines.map(() => 0);
  return days.map((from, index) => {
    const segments = timelines.map((timeline, nth) => {
      while (at[nth]! < timeline.length && timeline[at[nth]!]!.to < from) at[nth]! += 1;
      const segment = timeline[at[nth]!];
      return segment && segment.from <= from ? segment : undefined;
    });
    return { from, to: (days[index + 1] ?? Infinity) - 1, segments };
  });
}
