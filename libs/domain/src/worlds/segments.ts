import type { Day } from '../dates';
import { byRecordPlace, type ValueFact } from '../facts';

/** A maximal run of days with the same possible claims and the same possibility of none. */
export interface TermSegment {
  readonly from: Day;
  /** The first day after it; Infinity if it is open. */
  readonly to: Day;
  /** The possible claims, in record order; never empty. For imprecise dates they are determined on access. */
  readonly possible: readonly ValueFact[];
  readonly nothing: boolean;
}

/** The days `[from, to)` on which a claim may govern. */
export interface ClaimSpan {
  readonly claim: ValueFact;
  readonly from: Day;
  readonly to: Day;
}

/** A folded term, as segments of days and as spans of claims. */
export interface TermFold {
  readonly segments: readonly TermSegment[];
  readonly spans: readonly ClaimSpan[];
}

/** Returns the index of the segment that contains a day, or of the next one. */
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

/** A segment whose possible claims are determined on access: storing them for all segments would take the square of the number of claims. */
export const segmentOfSpans = (spans: readonly ClaimSpan[], from: Day, to: Day, nothing: boolean): TermSegment => ({
  from,
  to,
  get possible(): ValueFact[] {
    return spans.filter((span) => span.from <= from && from < span.to).map(({ claim }) => claim);
  },
  nothing,
});

/** Folds a term day by day. Its outcomes are the same from each of the given days to the next. */
export function foldByDay(
  days: readonly Day[],
  on: (day: Day) => { readonly claims: readonly ValueFact[]; readonly nothing: boolean },
): TermFold {
  const runs: { readonly from: Day; to: Day; readonly nothing: boolean }[] = [];
  const spans: { readonly claim: ValueFact; readonly from: Day; to: Day }[] = [];
  let possible = new Map<ValueFact, (typeof spans)[number]>();
  days.forEach((from, index) => {
    const to = days[index + 1] ?? Infinity;
    const { claims, nothing } = on(from);
    const before = runs.at(-1);
    const isSame = claims.length === possible.size && claims.every((claim) => possible.has(claim));
    if (isSame && before?.to === from && before.nothing === nothing) before.to = to;
    else if (claims.length > 0) runs.push({ from, to, nothing });
    const going = new Map<ValueFact, (typeof spans)[number]>();
    for (const claim of claims) {
      const span = possible.get(claim) ?? spans[spans.push({ claim, from, to }) - 1]!;
      span.to = to;
      going.set(claim, span);
    }
    possible = going;
  });
  const inRecordOrder = spans.toSorted((a, b) => byRecordPlace(a.claim, b.claim));
  const segments = runs.map(({ from, to, nothing }) => segmentOfSpans(inRecordOrder, from, to, nothing));
  return { segments, spans };
}
