import type { Bounds, ClaimFact } from '#domain';
import { reachOf, startOf } from '../claims/claim-row';

/**
 * Of the claims of a term those that can bear on it between two days, whatever else was read of it: from the last one that had certainly started
 * before the first day to the first by whose start one has that begins after the last day, and the imprecise ones before them that the former
 * need not have superseded. How many they are is told by what stands alone, never by what else was read.
 */
export function claimsBearingOn(claims: readonly ClaimFact[], { lo, hi }: Bounds): readonly ClaimFact[] {
  let [from, to] = [-Infinity, Infinity];
  for (const claim of claims) {
    const reach = reachOf(claim);
    if (reach === 'whole') return claims;
    // Its end may lie before its start, so that it comes to nothing.
    if (reach === 'unsure') continue;
    const start = startOf(claim);
    if (start.hi < lo) from = Math.max(from, start.lo);
    if (start.lo > hi) to = Math.min(to, start.hi);
  }
  const bears = (claim: ClaimFact): boolean => {
    const start = startOf(claim);
    return start.lo <= to && start.hi >= from;
  };
  return from === -Infinity && to === Infinity ? claims : claims.filter(bears);
}
