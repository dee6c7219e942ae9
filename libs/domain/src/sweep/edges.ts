import { LAST_DAY, type Day } from '../dates';

/**
 * Counters by day: `possible` counts claims that may govern; `nothing` counts reasons why nothing is in force in some world; `gap` counts the same,
 * except on days on which a claim certainly starts; `start` counts claims that certainly start.
 */
export const TRACKS = { possible: 0, nothing: 1, gap: 2, start: 3 } as const;

/** An offset that keeps edges at or above 0: the days before the first day that a date can mean. */
const BEFORE_ALL = 1_000_000;
/** The bits after the day: the track, and whether the span begins. */
const BITS = 3;
const CODES = (1 << BITS) - 1;

/** The days on which a span of a track begins or ends, each encoded as one number: sorting numbers takes a tenth of the time of sorting objects. */
export class Edges {
  private readonly edges: Int32Array;
  private length = 0;

  /** `spans` is the maximum number of spans. */
  constructor(spans: number) {
    this.edges = new Int32Array(spans * 2);
  }

  /** Adds one to the track on the days `[from, to)`. */
  add(track: number, from: Day, to: Day): void {
    if (from >= to || from > LAST_DAY) return;
    this.edges[this.length++] = ((from + BEFORE_ALL) << BITS) | (track * 2 + 1);
    if (to <= LAST_DAY) this.edges[this.length++] = ((to + BEFORE_ALL) << BITS) | (track * 2);
  }

  /** Calls `run` in order for each run of days `[from, to)` with the same possible claims and the same possibility of nothing. */
  eachRun(run: (from: Day, to: Day, nothing: boolean) => void): void {
    const edges = this.edges.subarray(0, this.length).sort();
    const running = [0, 0, 0, 0];
    let [from, nothing] = [NaN, false];
    const close = (to: Day): void => {
      if (!Number.isNaN(from)) run(from, to, nothing);
    };
    for (let next = 0; next < edges.length;) {
      const day = dayOfEdge(edges[next]!);
      let claimsChange = false;
      for (; next < edges.length && dayOfEdge(edges[next]!) === day; next += 1) {
        const code = edges[next]! & CODES;
        running[code >> 1]! += code & 1 ? 1 : -1;
        claimsChange ||= code >> 1 === TRACKS.possible;
      }
      const [possible, reasons, gaps, starts] = running as [number, number, number, number];
      const isNothing = reasons > 0 || (gaps > 0 && starts === 0);
      // A claim may govern on one run of days only, so the set of claims changes wherever a span begins or ends.
      if (!claimsChange && (possible === 0 || isNothing === nothing)) continue;
      close(day);
      [from, nothing] = [possible === 0 ? NaN : day, isNothing];
    }
    close(Infinity);
  }
}

const dayOfEdge = (edge: number): Day => (edge >> BITS) - BEFORE_ALL;
