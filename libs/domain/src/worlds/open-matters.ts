import { conditionsOf, type ConditionExpression } from '#contracts';
import { isValue, type ClaimFact, type ReplacingFact } from '../facts';
import type { MatterDays } from './matter-days';

/** The open conditions that a claim starts or ends by. */
export function openConditionsOf(claim: ClaimFact | ReplacingFact, days: MatterDays): string[] {
  if (claim.effect === 'replaced') return openConditionsOf(claim.by, days);
  const open = (expression: ConditionExpression | null): string[] =>
    expression === null ? [] : conditionsOf(expression).filter((condition) => days.isOpen(condition));
  return isValue(claim) ? [...open(claim.start.condition), ...open(claim.end.condition)] : open(claim.start.condition);
}

/** Whether the clock bears on what some claims come to: by open conditions, and by notices that are not known to be given. */
export const dependsOnClock = (claims: readonly ClaimFact[], days: MatterDays): boolean =>
  claims.some((claim) => renewsItself(claim) || openConditionsOf(claim, days).length > 0);

export const renewsItself = (claim: ClaimFact): boolean => claim.effect === 'set' && claim.end.own.is === 'renewed';
