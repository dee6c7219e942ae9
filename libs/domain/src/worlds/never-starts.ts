import { conditionsOf } from '#contracts';
import type { Day } from '../dates';
import {
  isValue,
  type AgreementEndedFact,
  type EndFact,
  type PartnershipEndedFact,
  type StatedFact,
  type ValueFact,
} from '../facts';
import type { MatterDays } from './matter-days';
import { endByCondition, lastStartOf, startOf } from './placement';

/** The reason for which a claim never starts. */
export type NeverStartsReason =
  | { readonly is: 'ruled-out'; readonly conditions: readonly string[] }
  | { readonly is: 'ended'; readonly by: AgreementEndedFact | PartnershipEndedFact }
  | { readonly is: 'own-days' };

/** Returns why a claim starts in no world: ruled-out conditions, else an end before its earliest start, else its own days. */
export function neverStartsReason(claim: ValueFact | EndFact, days: MatterDays): NeverStartsReason {
  const { start, waits } = startOf(claim.start, days);
  if (claim.start.condition !== null && waits.lo === Infinity) {
    const isRuledOut = (condition: string): boolean => days.facts.conditions.get(condition)?.is === 'ruled-out';
    return { is: 'ruled-out', conditions: conditionsOf(claim.start.condition).filter(isRuledOut) };
  }
  const end = days.outsideEndsOf(claim).find(({ day }) => day.hi <= start.lo);
  return end ? { is: 'ended', by: end.by[0]! } : { is: 'own-days' };
}

/** Returns the last day on which a claim that starts in no world could still wait; -Infinity: a condition is ruled out, for all days. */
export function lastDayOfWaiting(claim: StatedFact, days: MatterDays): Day {
  if (startOf(claim.start, days).start.lo === Infinity) return -Infinity;
  const own = isValue(claim) ? Math.min(lastStartOf(claim.end), endByCondition(claim, days).hi) : Infinity;
  const outside = days.outsideEndsOf(claim).map(({ day }) => day.hi - 1);
  return Math.min(claim.start.by, own, ...outside);
}
