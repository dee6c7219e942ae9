import type { Bounds, ClaimFact } from '#domain';
import { reachOf, startOf } from '../claims/claim-row';

/**
 * Returns the claims of a term that can bear on it between two days: from the last claim that had certainly started before the first day to the first
 * claim that certainly starts after the last day, and the earlier imprecise claims that the former need not have superseded. A claim that may never
 * start, or whose end may lie before its start, does not hide the claims beyond it. The result depends on the standing claims only, never on which
 * other claims were loaded.
 */
export function claimsBearingOn(
  claims: readonly ClaimFact[],
  { lo, hi }: Bounds,
  mayNeverStart: (claim: ClaimFact) => boolean,
): readonly ClaimFact[] {
  let [from, to] = [-Infinity, Infinity];
  for (const claim of claims) {
    const reach = reachOf(claim);
    if (reach === 'whole') return claims;
    if (reach === 'unsure' || mayNeverStart(claim)) continue;
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
