import type { Day } from '../dates';
import type { ClaimFact, SetFact } from '../facts';
import { openConditionsOf, type PartnershipWorlds } from '../worlds';
import { renewalsOf, type Renewal } from './renewals-ahead';

/** The members of a claim that depend on the day in question. */
export interface ClaimAsOf {
  /** The conditions of its start and end that are neither met nor ruled out. */
  readonly openConditions: readonly string[];
  /** The first renewal for which notice can be given on or after the day; null: it does not renew itself, or not again. */
  readonly renewal: Renewal | null;
}

const NOTHING: ClaimAsOf = { openConditions: [], renewal: null };

/** `worlds` must have the clock day of the question. */
export function claimAsOf(worlds: PartnershipWorlds, claim: ClaimFact, day: Day): ClaimAsOf {
  const { fromCondition, untilCondition, renewal } = claim.written;
  if (fromCondition === undefined && untilCondition === undefined && renewal === undefined) return NOTHING;
  return {
    openConditions: [...new Set(openConditionsOf(claim, worlds.days))],
    renewal: claim.effect === 'set' ? renewalAhead(worlds, claim, day) : null,
  };
}

function renewalAhead(worlds: PartnershipWorlds, claim: SetFact, day: Day): Renewal | null {
  for (const renewal of renewalsOf(worlds, claim, day)) if (renewal.noticeBy >= day) return renewal;
  return null;
}
