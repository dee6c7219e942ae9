import { agreementsOf, conditionsOf, isRenewing, partyChangesFor } from './shared-days';
import { stateOfCondition, type Context } from './context';
import { boundsOf } from './dates';
import { isReplacedEnd, type Claim } from './facts';
import type { KnownEvent } from './knowledge';
import { startsExactly } from './own-days';

const MOST_JOINT_MATTERS = 3;

/**
 * DESIGN 7, bounded: at most 3 imprecise shared matters that bear on more than one claim of a term are taken together.
 * With more of them an implementation may answer more cautiously, if it says so.
 */
export function mayBeCautious(term: string, context: Context): boolean {
  const bearing = (context.facts.terms.get(term) ?? []).flatMap((claim) => [...new Set(mattersOf(claim))]);
  const counts = Map.groupBy(bearing, (matter) => matter);
  return [...counts.values()].filter((claims) => claims.length > 1).length > MOST_JOINT_MATTERS;

  function mattersOf(claim: Parameters<typeof startsExactly>[0]): string[] {
    if (!isReplacedEnd(claim)) return matters(claim);
    const replacing = startsExactly(claim, context) ? [] : [`start ${claim.by.id}`];
    return [...replacing, ...matters(claim.by)];
  }

  function matters(claim: Claim): string[] {
    const { facts } = context;
    const conditions = conditionsOf(claim).filter((name) => isImprecise(name));
    const agreements = agreementsOf(claim, context).filter((name) => anyImprecise(facts.agreementEnds.get(name)));
    const changes = partyChangesFor([claim], context).filter((change) => anyImprecise([change]));
    const notices = isRenewing(claim) ? [`notice ${claim.term}`] : [];
    const partnership = anyImprecise(facts.partnershipEnds) ? ['partnership'] : [];
    const replaces = claim.effect.effect === 'set' && claim.effect.replaces ? [`start ${claim.id}`] : [];
    return [...conditions, ...agreements, ...changes.map(({ id }) => id), ...notices, ...partnership, ...replaces];
  }

  function isImprecise(condition: string): boolean {
    const state = stateOfCondition(context, condition);
    return state === 'open' || (state === 'met' && anyImprecise(context.facts.conditionsMet.get(condition)));
  }
}

function anyImprecise(events: readonly KnownEvent[] = []): boolean {
  return events.some(({ content }) => {
    const { lo, hi } = boundsOf(content.occurred);
    return lo !== hi;
  });
}
