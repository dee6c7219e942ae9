import { FIRST_DAY, LAST_DAY, type Bounds, type Day } from '../dates';
import { byRecordPlace, isValue, type ClaimFact, type RecordPlace, type ValueFact } from '../facts';
import { Edges, TRACKS } from '../sweep/edges';
import { segmentOfSpans, type ClaimSpan, type SharedMatters, type TermSegment, type Timeline } from '../worlds';

/** A claim as edition 1 placed it: its start, and the first days on which it may be and must be over. */
interface Placed {
  /** Null: the claim ends the term. */
  readonly claim: ValueFact | null;
  readonly order: RecordPlace;
  readonly lo: Day;
  readonly hi: Day;
  readonly endLo: Day;
  readonly endHi: Day;
}

/**
 * Returns the timeline of a term as edition 1 computed it: the end of the partnership ended every term, the day of a met condition was adapted to its
 * claims, and bound parties did not matter. The term changes of records of versions 1 and 2, and their order, depend on it and must never change.
 */
export function formerTimeline(claims: readonly ClaimFact[], matters: SharedMatters): Timeline {
  const ends = matters.statements.partnershipEnds.map(({ order, day }) => placedEnd(order, day));
  const placed = [...claims.flatMap((claim) => placedClaim(claim, matters) ?? []), ...(claims.length > 0 ? ends : [])];
  placed.sort(byRecordPlace);
  const edges = new Edges(placed.length * 5 + 1);
  const superseding = supersedingDays(placed);
  const spans: ClaimSpan[] = [];
  let firstStart = Infinity;
  placed.forEach((it, index) => {
    const { claim, lo, hi, endLo, endHi } = it;
    const superseded = superseding[index]!;
    const to = Math.min(endHi, superseded);
    if (claim && lo < to && lo <= LAST_DAY) spans.push({ claim, from: lo, to });
    edges.add(TRACKS.possible, lo, to);
    if (!claim) edges.add(TRACKS.nothing, lo, to);
    edges.add(TRACKS.nothing, Math.max(endLo, hi + 1), superseded);
    edges.add(TRACKS.gap, endLo, hi + 1);
    if (lo === hi) edges.add(TRACKS.start, lo, lo + 1);
    firstStart = Math.min(firstStart, hi);
  });
  edges.add(TRACKS.nothing, FIRST_DAY, firstStart);
  const segments: TermSegment[] = [];
  edges.eachRun((from, to, nothing) => segments.push(segmentOfSpans(spans, from, to, nothing)));
  return { claims, segments, spans, matters, evaluations: claims.length, most: claims.length, cautious: false };
}

const placedEnd = (order: RecordPlace, { lo, hi }: Bounds): Placed => ({
  claim: null,
  order,
  lo,
  hi,
  endLo: Infinity,
  endHi: Infinity,
});

function placedClaim(claim: ClaimFact, { days }: SharedMatters): Placed | null {
  if (!isValue(claim)) return placedEnd(claim.order, (claim.effect === 'replaced' ? claim.by : claim).start.from);
  const { lo, hi } = claim.start.from;
  const { own, condition } = claim.end;
  const stated = own.is === 'dated' ? own.day : own.is === 'unknown' ? { lo, hi: Infinity } : NEVER;
  const met = typeof condition === 'string' && !days.isOpen(condition) ? days.met(condition) : NEVER;
  const last = { lo: Math.min(stated.lo, met.lo), hi: Math.min(stated.hi, met.hi) };
  if (last.hi < lo) return null;
  const { order } = claim;
  return { claim, order, lo, hi: Math.min(hi, last.hi), endLo: Math.max(last.lo, lo) + 1, endHi: last.hi + 1 };
}

const NEVER: Bounds = { lo: Infinity, hi: Infinity };

/** Returns, for each claim, the day by which a later claim had certainly started. */
function supersedingDays(placed: readonly Placed[]): Day[] {
  const byStart = placed.toSorted((a, b) => a.lo - b.lo);
  const earliest = new Array<Day>(byStart.length + 1).fill(Infinity);
  for (let i = byStart.length - 1; i >= 0; i -= 1) earliest[i] = Math.min(byStart[i]!.hi, earliest[i + 1]!);
  const laterThan = (day: Day): Day => {
    let [low, high] = [0, byStart.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (byStart[middle]!.lo > day) high = middle;
      else low = middle + 1;
    }
    return earliest[low]!;
  };
  const lastOnDay = new Map(placed.filter(({ lo, hi }) => lo === hi).map((exact) => [exact.lo, exact]));
  return placed.map((it) => {
    const sameDay = it.lo === it.hi ? lastOnDay.get(it.lo) : undefined;
    return sameDay !== undefined && byRecordPlace(it, sameDay) < 0 ? it.hi : laterThan(it.hi);
  });
}
