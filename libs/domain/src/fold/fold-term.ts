import { byRecordOrder, type Claim, type Met } from './claim';
import { foldExact, isExactly } from './fold-exact';
import { placeClaim } from './place-claim';
import type { Fold, Segment } from './segment';
import { sweep } from './sweep';

/**
 * What may govern one term, day by day: the segments from 0001-01-01 on, in order, without those that no claim may
 * govern. The claims are definitive and corrected, in any order; `met` says which conditions have come true.
 *
 * This is the closed form of the meaning "in every way to give each imprecise date a day, the claim that started last
 * governs". It takes n log n steps for n claims, however they overlap, and the result takes no more room than they do.
 */
export const foldTerm = <C extends Claim>(claims: readonly C[], met: Met): readonly Segment<C>[] =>
  foldWithSpans(claims, met).segments;

/** The same with the days on which each claim may govern. */
export function foldWithSpans<C extends Claim>(claims: readonly C[], met: Met): Fold<C> {
  const placed = claims.toSorted(byRecordOrder).flatMap((claim) => placeClaim(claim, met) ?? []);
  return placed.every(isExactly) ? foldExact(placed) : sweep(placed);
}
