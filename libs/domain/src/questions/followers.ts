import type { Bounds, Day } from '../dates';
import type { ClaimFact } from '../facts';
import type { PartnershipWorlds } from '../worlds';
import type { Positions } from '../worlds/placed-claim';
import { claimsOfTerm, type TermClaim } from '../worlds/placed-claim';
import { daysOfClaim, type ClaimDays } from './claim-days';

/** A claim of a term with its possible days. */
export interface ClaimWithDays extends TermClaim {
  readonly days: ClaimDays;
}

/** Returns the claims of a term that may start, in record order. */
export const claimsWithDays = (worlds: PartnershipWorlds, claims: readonly ClaimFact[]): ClaimWithDays[] =>
  claimsOfTerm(claims, worlds.days).flatMap((each) => {
    const days = daysOfClaim(worlds, each.claim);
    return days ? [{ ...each, days }] : [];
  });

export interface Follower {
  readonly claim: ClaimFact;
  /** The day by which it has certainly started. */
  readonly by: Day;
}

/** Finds, among claims that certainly start, the first one that starts after a given claim. */
export class Followers {
  private readonly sure: readonly (Follower & { readonly at: number })[];
  /** For each place: the claim from there on that has certainly started by the earliest day. */
  private readonly first: number[];

  constructor(
    claims: readonly ClaimWithDays[],
    private readonly positions: Positions,
  ) {
    const sure = claims.filter(({ days: { start, mayNever } }) => !mayNever && start.hi < Infinity);
    this.sure = sure
      .map((it) => ({ at: positions.earliest(it, it.days.start.lo), by: it.days.start.hi, claim: it.claim }))
      .sort((a, b) => a.at - b.at);
    this.first = this.sure.map((_, index) => index);
    for (let i = this.first.length - 2; i >= 0; i -= 1) {
      const later = this.first[i + 1]!;
      if (this.sure[later]!.by < this.sure[i]!.by) this.first[i] = later;
    }
  }

  after(it: TermClaim, { hi }: Bounds): Follower | undefined {
    const latest = this.positions.latest(it, hi);
    let [low, high] = [0, this.sure.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.sure[middle]!.at > latest) high = middle;
      else low = middle + 1;
    }
    return this.sure[this.first[low] ?? -1];
  }
}

export const isEndOfOverrides = (claim: ClaimFact): boolean => claim.effect === 'end' && claim.of === 'override';

/** Returns true for base claims: the last one that started governs if no override is active. */
export const isOfBase = (claim: ClaimFact): boolean => claim.effect !== 'override' && !isEndOfOverrides(claim);
