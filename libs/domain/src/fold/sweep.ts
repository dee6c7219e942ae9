import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import type { Claim } from './claim';
import type { PlacedClaim } from './place-claim';
import type { Fold, GoverningSpan, Segment } from './segment';
import { isExactStart, supersedingDays } from './superseding';

/**
 * What is counted day by day:
 * - `possible`: claims that may govern.
 * - `nothing`: reasons for which nothing is in force in some world.
 * - `gap`: the same, but not on a day on which a claim certainly starts.
 * - `start`: claims that certainly start.
 */
const TRACKS = { possible: 0, nothing: 1, gap: 2, start: 3 } as const;

/**
 * The segments of claims in record order, some of whose days are imprecise. Only the days on which something begins or stops to hold are sorted
 * and counted, so that claims which overlap cost no more than claims which do not.
 */
export function sweep<C extends Claim>(placed: readonly PlacedClaim<C>[]): Fold<C> {
  const edges = new Edges(placed.length);
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
  return { segments: segmentsOf(edges.inOrder(), spans), spans };
}

function segmentsOf<C extends Claim>(edges: Int32Array, spans: readonly GoverningSpan<C>[]): Segment<C>[] {
  const segments: Segment<C>[] = [];
  const running = [0, 0, 0, 0];
  let [from, nothing] = [NaN, false];
  const close = (to: Day): void => {
    if (!Number.isNaN(from)) segments.push(segment(spans, { from, to, nothing }));
  };
  for (let next = 0; next < edges.length;) {
    const day = dayOfEdge(edges[next]!);
    if (day > LAST_DAY) break;
    let claimsChange = false;
    for (; next < edges.length && dayOfEdge(edges[next]!) === day; next += 1) {
      const code = edges[next]! & CODES;
      running[code >> 1]! += code & 1 ? 1 : -1;
      claimsChange ||= code >> 1 === TRACKS.possible;
    }
    const [possible, reasons, gaps, starts] = running as [number, number, number, number];
    const isNothing = reasons > 0 || (gaps > 0 && starts === 0);
    // A claim may govern on one run of days, so where one comes or goes the claims are others.
    if (!claimsChange && (possible === 0 || isNothing === nothing)) continue;
    close(day - 1);
    [from, nothing] = [possible === 0 ? NaN : day, isNothing];
  }
  close(Infinity);
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

/** Days before the first that any date can mean, so that an edge is a number not below 0. */
const BEFORE_ALL = 1_000_000;
/** Behind the day: the track, and whether it begins. */
const BITS = 3;
const CODES = (1 << BITS) - 1;

/** The days on which a track begins or stops to be held, each as one number: sorting numbers takes a tenth of what sorting objects does. */
class Edges {
  private readonly edges: Int32Array;
  private length = 0;

  constructor(claims: number) {
    this.edges = new Int32Array(claims * 10 + 2);
  }

  /** The track is held once more on the days `[from, to)`. */
  add(track: number, from: Day, to: Day): void {
    if (from >= to) return;
    this.edges[this.length++] = ((from + BEFORE_ALL) << BITS) | (track * 2 + 1);
    if (to !== Infinity) this.edges[this.length++] = ((to + BEFORE_ALL) << BITS) | (track * 2);
  }

  inOrder(): Int32Array {
    return this.edges.subarray(0, this.length).sort();
  }
}

const dayOfEdge = (edge: number): Day => (edge >> BITS) - BEFORE_ALL;
