import type { TermRef } from '#contracts';
import type { TermClaim } from '../claims/term-claim';
import { spansOfSegments, type GoverningSpan, type Met, type Segment } from '../fold';

/** A term's timeline with the conditions that were known to be met. */
export interface Timeline {
  readonly segments: readonly Segment<TermClaim>[];
  /** The days on which each claim may govern, as the fold gives them; found from the segments where they are left out. */
  readonly spans?: readonly GoverningSpan<TermClaim>[];
  readonly met: Met;
}

export interface PlacedTimeline extends Timeline {
  readonly term: TermRef;
}

export const spansOf = ({ spans, segments }: Timeline): readonly GoverningSpan<TermClaim>[] =>
  spans ?? spansOfSegments(segments);
