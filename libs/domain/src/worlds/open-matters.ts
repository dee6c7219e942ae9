import type { ConditionExpression } from '#contracts';
import type { Day } from '../dates';
import { isValue, type ClaimFact, type ReplacingFact } from '../facts';
import { conditionsThatMatter } from './expression';
import type { MatterDays } from './matter-days';

/** Returns the open conditions on which the start or end of a claim depends, as of the clock day; with -Infinity as `clock`, on any day. */
export function openConditionsOf(
  claim: ClaimFact | ReplacingFact,
  days: MatterDays,
  clock: Day = days.clock,
): readonly string[] {
  if (claim.effect === 'replaced') return openConditionsOf(claim.by, days, clock);
  const starting = conditionsOpenIn(claim.start.condition, days, clock + 1);
  return isValue(claim) ? [...starting, ...conditionsOpenIn(claim.end.condition, days, clock)] : starting;
}

/** Returns the open conditions of an expression that matter if open conditions come true on `earliest` or later. */
export const conditionsOpenIn = (
  expression: ConditionExpression | null,
  days: MatterDays,
  earliest: Day,
): readonly string[] =>
  expression === null
    ? NONE
    : conditionsThatMatter(expression, (name) => (days.isOpen(name) ? null : days.met(name)), earliest);

const NONE: readonly string[] = [];

/** Returns true if the answers of some claims depend on the clock: by open conditions, or by notices that may still be given. */
export const dependsOnClock = (claims: readonly ClaimFact[], days: MatterDays): boolean =>
  claims.some((claim) => renewsItself(claim) || openConditionsOf(claim, days, -Infinity).length > 0);

export const renewsItself = (claim: ClaimFact): boolean => claim.effect === 'set' && claim.end.own.is === 'renewed';
