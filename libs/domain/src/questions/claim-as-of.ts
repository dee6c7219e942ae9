import type { Day } from '../dates';
import type { ClaimFact, SetFact } from '../facts';
import { openConditionsOf, type PartnershipWorlds } from '../worlds';
import { renewalsOf, type Renewal } from './renewals-ahead';

/** What of a claim depends on the day that is asked about. */
export interface ClaimAsOf {
  /** The conditions that it waits for or may end by and that are neither met nor ruled out. */
  readonly openConditions: readonly string[];
  /** The first renewal for which notice can be given on the day or later; null: it does not renew itself, or not again. */
  readonly renewal: Renewal | null;
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

function renewalAhead(worlds: PartnershipWorlds, claim: SetFact, day: Day): Renewal | null {
  for (const renewal of renewalsOf(worlds, claim, day)) if (renewal.noticeBy >= day) return renewal;
  return null;
}
