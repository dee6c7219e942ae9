import type { Day } from '../dates';
import type { Claim } from './claim';

/** A maximal run of days on which the same claims may govern a term and on which nothing may be in force or not. */
export interface Segment<C extends Claim> {
  readonly from: Day;
  /** The last day, inclusive; Infinity if it is open. */
  readonly to: Day;
  /** The claims that may govern, in record order; never empty. Of a term with imprecise dates they are found when they are asked for. */
  readonly possible: readonly C[];
  /** Whether nothing may be in force, open conditions left aside: they depend on a clock. */
  readonly nothing: boolean;
}

/** The days `[from, to)` on which one claim may govern: there is no gap in them. */
export interface GoverningSpan<C extends Claim> {
  readonly claim: C;
  readonly from: Day;
  readonly to: Day;
}

/** A term folded: the same in segments of days and in the claims that make them, which together take no more room than the claims. */
export interface Fold<C extends Claim> {
  readonly segments: readonly Segment<C>[];
  /** In an order that claims which were there before keep. */
  readonly spans: readonly GoverningSpan<C>[];
}

/** The spans that segments are made of. */
export const spansOfSegments = <C extends Claim>(segments: readonly Segment<C>[]): GoverningSpan<C>[] =>
  segments.flatMap(({ from, to, possible }) => possible.map((claim) => ({ claim, from, to: to + 1 })));

/** The segment that a day lies in. The segments are in order and do not overlap, as `foldTerm` returns them. */
export function segmentOn<S extends Segment<Claim>>(segments: readonly S[], day: Day): S | undefined {
  const segment = segments[firstEndingOnOrAfter(segments, day)];
  return segment !== undefined && segment.from <= day ? segment : undefined;
}

export function firstEndingOnOrAfter(segments: readonly Segment<Claim>[], day: Day): number {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((segments[middle]?.to ?? Infinity) >= day) high = middle;
    else low = middle + 1;
  }
  return low;
}
