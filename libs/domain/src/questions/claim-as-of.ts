import type { Day } from '../dates';
import { termKey, type ClaimFact, type SetFact } from '../facts';
import { openConditionsOf, type PartnershipWorlds } from '../worlds';
import { deadlineOf, endAfterRenewals, noticeTo, renewalsUntil } from '../worlds/renewal';

/** The next end of a renewing claim by which notice may be given. */
export interface RenewalAhead {
  /** The last day on which notice is in time. */
  readonly deadline: Day;
  /** The last day in force of the term that it renews to without notice. */
  readonly renewsTo: Day;
}

/** What of a claim depends on the day that is asked about. */
export interface ClaimAsOf {
  /** The conditions that it waits for or may end by and that are neither met nor ruled out. */
  readonly openConditions: readonly string[];
  /** Null: it does not renew itself, or not again. */
  readonly renewal: RenewalAhead | null;
}

const NOTHING: ClaimAsOf = { openConditions: [], renewal: null };

/** `worlds` are those of the clock day. */
export function claimAsOf(worlds: PartnershipWorlds, claim: ClaimFact, day: Day): ClaimAsOf {
  const { fromCondition, untilCondition, renewal } = claim.written;
  if (fromCondition === undefined && untilCondition === undefined && renewal === undefined) return NOTHING;
  return {
    openConditions: [...new Set(openConditionsOf(claim, worlds.days))],
    renewal: claim.effect === 'set' ? renewalAhead(worlds, claim, day) : null,
  };
}

/** The first renewal whose deadline is the day or comes after it, unless it certainly ends before. */
function renewalAhead(worlds: PartnershipWorlds, claim: SetFact, day: Day): RenewalAhead | null {
  const { own } = claim.end;
  const [first] = worlds.worldsOf(claim.term).placementOf(claim).pieces;
  if (own.is !== 'renewed' || !first) return null;
  const given = worlds.facts.notices.get(termKey(claim.term))?.map((notice) => notice.day) ?? [];
  const renewals = renewalsUntil(own, day);
  if (renewals >= renewalsUntil(own, noticeTo(first.lo, given, worlds.clock).hi)) return null;
  return {
    deadline: deadlineOf(endAfterRenewals(own, renewals), own),
    renewsTo: endAfterRenewals(own, renewals + 1),
  };
}
