import { conditionsOf } from '#contracts';
import type { AgreementEndedFact, EndFact, PartnershipEndedFact, ValueFact } from '../facts';
import type { MatterDays } from './matter-days';
import { startOf } from './placement';

/** The reason for which a claim never starts. */
export type KeptFromStarting =
  | { readonly is: 'ruled-out'; readonly conditions: readonly string[] }
  | { readonly is: 'ended'; readonly by: AgreementEndedFact | PartnershipEndedFact }
  | { readonly is: 'own-days' };

/** Returns why a claim starts in no world: ruled-out conditions, else an end before its earliest start, else its own days. */
export function keptFromStartingBy(claim: ValueFact | EndFact, days: MatterDays): KeptFromStarting {
  const { start, waits } = startOf(claim.start, days);
  if (claim.start.condition !== null && waits.lo === Infinity) {
    const isRuledOut = (condition: string): boolean => days.facts.conditions.get(condition)?.is === 'ruled-out';
    return { is: 'ruled-out', conditions: conditionsOf(claim.start.condition).filter(isRuledOut) };
  }
  const end = days.outsideEndsOf(claim).find(({ day }) => day.hi <= start.lo);
  return end ? { is: 'ended', by: end.by[0]! } : { is: 'own-days' };
}
