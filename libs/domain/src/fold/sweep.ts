import { FIRST_DAY, LAST_DAY } from '../dates';
import { Edges, TRACKS } from '../sweep/edges';
import type { Claim } from './claim';
import type { PlacedClaim } from './place-claim';
import type { Fold, GoverningSpan, Segment } from './segment';
import { isExactStart, supersedingDays } from './superseding';

/**
 * The segments of claims in record order, some of whose days are imprecise. Only the days on which something begins or stops to hold are sorted
 * and counted, so that claims which overlap cost no more than claims which do not.
 */
export function sweep<C extends Claim>(placed: readonly PlacedClaim<C>[]): Fold<C> {
  const edges = new Edges(placed.length * 5 + 1);
  const superseding = supersedingDays(placed);
  const spans: GoverningSpan<C>[] = [];
  let firstStart = Infinity;
  placed.forEach((it, index) => {
    const { claim, lo, hi, endLo, endHi } = it;
    const superseded = superseding[index]!;
    const to = Math.min(endHi, superseded);
    if (lo < to && lo <= LAST_DAY) spans.push({ claim, from: lo, to });
    edges.add(TRACKS.possible, lo, to);
    if (claim.effect === 'end') edges.add(TRACKS.nothing, lo, to);
    // Its end may have passed while it is still the last to have started …
    edges.add(TRACKS.nothing, Math.max(endLo, hi + 1), superseded);
    // … and also while it may yet start: it then started and ended before this day, and what is imprecise comes later.
    edges.add(TRACKS.gap, endLo, hi + 1);
    if (isExactStart(it)) edges.add(TRACKS.start, lo, lo + 1);
    firstStart = Math.min(firstStart, hi);
  });
  edges.add(TRACKS.nothing, FIRST_DAY, firstStart);
  return { segments: segmentsOf(edges, spans), spans };
}

function segmentsOf<C extends Claim>(edges: Edges, spans: readonly GoverningSpan<C>[]): Segment<C>[] {
  const segments: Segment<C>[] = [];
  edges.eachRun((from, to, nothing) => segments.push(segment(spans, { from, to: to - 1, nothing })));
  return segments;
}

/** Who governs is looked for when it is asked: kept for each segment, it would take the square of the number of claims. */
const segment = <C extends Claim>(
  spans: readonly GoverningSpan<C>[],
  { from, to, nothing }: Omit<Segment<C>, 'possible'>,
): Segment<C> => ({
  from,
  to,
  get possible() {
    return spans.filter((span) => span.from <= from && from < span.to).map(({ claim }) => claim);
  },
  nothing,
});
