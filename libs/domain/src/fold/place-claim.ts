import type { Bounds, Day } from '../dates';
import type { Claim, Met } from './claim';

/** A claim on the calendar. Every day is the first of something, so that spans are `[from, to)`; an open end is Infinity. */
export interface PlacedClaim<C extends Claim> {
  readonly claim: C;
  /** Earliest and latest start. */
  readonly lo: Day;
  readonly hi: Day;
  /** Earliest and latest first day no longer in force. */
  readonly endLo: Day;
  readonly endHi: Day;
}

/** Null if its end certainly lies before its start: its condition was met earlier, say. */
export function placeClaim<C extends Claim>(claim: C, met: Met): PlacedClaim<C> | null {
  const { lo, hi } = claim.start;
  const lastDay = lastDayInForce(claim, met);
  if (lastDay.hi < lo) return null;
  return { claim, lo, hi: Math.min(hi, lastDay.hi), endLo: Math.max(lastDay.lo, lo) + 1, endHi: lastDay.hi + 1 };
}

function lastDayInForce({ start, until, untilCondition }: Claim, met: Met): Bounds {
  const stated = until === 'unknown' ? { lo: start.lo, hi: Infinity } : (until ?? NEVER);
  const conditional = untilCondition === null ? NEVER : (met.get(untilCondition) ?? NEVER);
  return { lo: Math.min(stated.lo, conditional.lo), hi: Math.min(stated.hi, conditional.hi) };
}

const NEVER: Bounds = { lo: Infinity, hi: Infinity };
