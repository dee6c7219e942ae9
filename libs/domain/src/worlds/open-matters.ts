import type { ConditionExpression } from '#contracts';
import type { Day } from '../dates';
import { isValue, type ClaimFact, type ReplacingFact } from '../facts';
import { conditionsThatMatter } from './expression';
import type { MatterDays } from './matter-days';

/** The open conditions by which it is not known when a claim starts or ends, on the clock day or with -Infinity for `clock` on any day. */
export function openConditionsOf(
  claim: ClaimFact | ReplacingFact,
  days: MatterDays,
  clock: Day = days.clock,
): readonly string[] {
  if (claim.effect === 'replaced') return openConditionsOf(claim.by, days, clock);
  const starting = conditionsOpenIn(claim.start.condition, days, clock + 1);
  return isValue(claim) ? [...starting, ...conditionsOpenIn(claim.end.condition, days, clock)] : starting;
}

/** Those of an expression, where what is open comes true on `earliest` or later. */
export const conditionsOpenIn = (
  expression: ConditionExpression | null,
  days: MatterDays,
  earliest: Day,
): readonly string[] =>
  expression === null
    ? NONE
    : conditionsThatMatter(expression, (name) => (days.isOpen(name) ? null : days.met(name)), earliest);

const NONE: readonly string[] = [];

/** Whether the clock bears on what some claims come to: by open conditions, and by notices that are not known to be given. */
export const dependsOnClock = (claims: readonly ClaimFact[], days: MatterDays): boolean =>
  claims.some((claim) => renewsItself(claim) || openConditionsOf(claim, days, -Infinity).length > 0);

export const renewsItself = (claim: ClaimFact): boolean => claim.effect === 'set' && claim.end.own.is === 'renewed';
