import type { Day } from '../dates';
import type { ValueFact } from '../facts';

/** A maximal run of days on which the same claims may give a term its value, and on which it may be that none does or not. */
export interface TermSegment {
  readonly from: Day;
  /** The first day after it; Infinity if it is open. */
  readonly to: Day;
  /** In record order; never empty. Of a term with imprecise dates they are looked for when they are asked for. */
  readonly possible: readonly ValueFact[];
  readonly nothing: boolean;
}

/** The days `[from, to)` on which a claim may govern. */
export interface ClaimSpan {
  readonly claim: ValueFact;
  readonly from: Day;
  readonly to: Day;
}

/** The index of the segment that a day lies in, or that follows it. */
export function indexOfDay(segments: readonly TermSegment[], day: Day): number {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (segments[middle]!.to > day) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function segmentAt(segments: readonly TermSegment[], day: Day): TermSegment | undefined {
  const segment = segments[indexOfDay(segments, day)];
  return segment !== undefined && segment.from <= day ? segment : undefined;
}

/** The segments of a term that is asked day by day: from each of the days to the next one its outcomes are the same. */
export function segmentsByDay(
  days: readonly Day[],
  on: (day: Day) => { readonly claims: readonly ValueFact[]; readonly nothing: boolean },
): TermSegment[] {
  const segments: TermSegment[] = [];
  days.forEach((from, index) => {
    const to = days[index + 1] ?? Infinity;
    const { claims: possible, nothing } = on(from);
    const before = segments.at(-1);
    if (before?.to === from && before.nothing === nothing && sameClaims(before.possible, possible))
      segments[segments.length - 1] = { ...before, to };
    else if (possible.length > 0) segments.push({ from, to, possible, nothing });
  });
  return segments;
}

const sameClaims = (some: readonly ValueFact[], others: readonly ValueFact[]): boolean =>
  some.length === others.length && some.every((claim, index) => claim === others[index]);
