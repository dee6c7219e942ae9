import type { Day } from '../dates';
import { byRecordOrder, type Claim } from './claim';
import type { PlacedClaim } from './place-claim';

/**
 * For each claim the day by which another one has certainly started after it: from that day it can no longer govern.
 * Infinity if there is none. The claims come in record order; the days are returned in the same order.
 */
export function supersedingDays<C extends Claim>(placed: readonly PlacedClaim<C>[]): Day[] {
  const laterStart = earliestOfLaterStarts(placed);
  const lastOnDay = new Map(placed.filter(isExactStart).map((exact) => [exact.lo, exact.claim]));
  return placed.map((it) => {
    const sameDay = isExactStart(it) ? lastOnDay.get(it.lo) : undefined;
    // Both exact on one day: the one recorded later counts as the later start, so this one never governs.
    return sameDay !== undefined && byRecordOrder(it.claim, sameDay) < 0 ? it.hi : laterStart(it.hi);
  });
}

export const isExactStart = ({ lo, hi }: PlacedClaim<Claim>): boolean => lo === hi;

/** Of the claims that start certainly after a day: the earliest day by which one has certainly started. */
function earliestOfLaterStarts(placed: readonly PlacedClaim<Claim>[]): (day: Day) => Day {
  const byStart = placed.toSorted((a, b) => a.lo - b.lo);
  const earliest = new Array<Day>(byStart.length + 1).fill(Infinity);
  for (let i = byStart.length - 1; i >= 0; i -= 1) {
    earliest[i] = Math.min(byStart[i]?.hi ?? Infinity, earliest[i + 1] ?? Infinity);
  }
  return (day) => {
    let [low, high] = [0, byStart.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((byStart[middle]?.lo ?? Infinity) > day) high = middle;
      else low = middle + 1;
    }
    return earliest[low] ?? Infinity;
  };
}
