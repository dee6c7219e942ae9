import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import { isValue } from '../facts';
import { Edges, TRACKS } from '../sweep/edges';
import { Positions } from './placed-claim';
import type { PlainClaim } from './plain-claims';
import { segmentOfSpans, type ClaimSpan, type TermFold, type TermSegment } from './segments';

/** Folds plain claims. Only the days on which a claim begins or ends are sorted, however the claims overlap. */
export const foldPlain = (claims: readonly PlainClaim[], count: number): TermFold =>
  claims.every(isExactly) ? exactFold(claims) : foldOfEdges(...edgesOf(claims, new Positions(count)));

const isExactly = ({ exact, startedBy, lo, hi, endLo, endHi }: PlainClaim): boolean =>
  exact && lo === hi && startedBy === lo && (endLo === endHi || endHi <= lo);

/** Folds claims with exact days. In the only world, each claim governs until it ends or the next one starts. */
function exactFold(claims: readonly PlainClaim[]): TermFold {
  const byStart = claims.toSorted((a, b) => a.lo - b.lo);
  const segments: TermSegment[] = [];
  const spans: ClaimSpan[] = [];
  for (let index = 0; index < byStart.length; index += 1) {
    const { claim, lo: from, endHi } = byStart[index]!;
    // If several claims start on one day, this is the day itself, so that only the last one governs.
    const to = Math.min(endHi + 1, byStart[index + 1]?.lo ?? Infinity);
    if (from >= to || from > LAST_DAY || !isValue(claim)) continue;
    segments.push({ from, to, possible: [claim], nothing: false });
    spans.push({ claim, from, to });
  }
  return { segments, spans };
}

function edgesOf(claims: readonly PlainClaim[], positions: Positions): [Edges, ClaimSpan[]] {
  const edges = new Edges(claims.length * 4 + 1);
  const superseding = supersedingDays(claims, positions);
  const spans: ClaimSpan[] = [];
  let firstStarted = Infinity;
  claims.forEach((swept, index) => {
    const { claim, startedBy, lo, hi, endLo, endHi } = swept;
    const superseded = superseding[index]!;
    const [overFrom, overBy] = [Math.max(lo, endLo) + 1, endHi + 1];
    const to = Math.min(overBy, superseded);
    if (isValue(claim)) {
      if (lo < to && lo <= LAST_DAY) spans.push({ claim, from: lo, to });
      edges.add(TRACKS.possible, lo, to);
      // The claim may have ended while it is still the last one that started.
      edges.add(TRACKS.nothing, Math.max(overFrom, hi + 1), superseded);
      // The same while it may still start: it started and ended before this day, and an imprecise day comes later.
      edges.add(TRACKS.gap, overFrom, Math.min(hi + 1, superseded));
    } else edges.add(TRACKS.nothing, lo, superseded);
    if (lo === hi && startedBy === lo) edges.add(TRACKS.start, lo, lo + 1);
    firstStarted = Math.min(firstStarted, startedBy);
  });
  edges.add(TRACKS.nothing, FIRST_DAY, firstStarted);
  return [edges, spans];
}

/** Returns, for each claim, the day by which a later claim has certainly started; Infinity: there is none. */
function supersedingDays(claims: readonly PlainClaim[], positions: Positions): Day[] {
  const sure = claims.filter(({ startedBy }) => startedBy < Infinity);
  const starts = sure.map((swept) => ({ at: positions.earliest(swept, swept.lo), by: swept.startedBy }));
  starts.sort((a, b) => a.at - b.at);
  const earliest = new Array<Day>(starts.length + 1).fill(Infinity);
  for (let i = starts.length - 1; i >= 0; i -= 1) earliest[i] = Math.min(starts[i]!.by, earliest[i + 1]!);
  return claims.map((swept) => {
    const latest = positions.latest(swept, swept.hi);
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]!.at > latest) high = middle;
      else low = middle + 1;
    }
    return earliest[low]!;
  });
}

function foldOfEdges(edges: Edges, spans: readonly ClaimSpan[]): TermFold {
  const segments: TermSegment[] = [];
  edges.eachRun((from, to, nothing) => segments.push(segmentOfSpans(spans, from, to, nothing)));
  return { segments, spans };
}
