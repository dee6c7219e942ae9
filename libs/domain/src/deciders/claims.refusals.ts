import {
  conditionsOf,
  MAX_CONDITIONS,
  weightOf,
  type ConditionExpression,
  type Effect,
  type Renewal,
} from '#contracts';
import { parseDate, type Bounds } from '../dates';
import { durationOf } from '../dates/duration';
import type { Refusal, RefusalCode } from './refusal';

/* The refusals of the days, conditions and renewal of one effect, independent of the rest of its event. */

type Refuse = (code: RefusalCode, pointer: string, detail: string) => Refusal;

export function refusalsOfClaim(effect: Effect, occurred: string, at: string): Refusal[] {
  const refuse: Refuse = (code, pointer, detail) => ({ code, pointer: at + pointer, detail });
  return [
    ...refusalsOfDays(effect, occurred, refuse),
    ...refusalsOfConditions(effect, refuse),
    ...(effect.effect === 'set' && effect.renewal ? refusalsOfRenewal(effect, effect.renewal, refuse) : []),
  ];
}

function refusalsOfDays(effect: Effect, occurred: string, refuse: Refuse): Refusal[] {
  if (!('from' in effect || 'until' in effect || 'by' in effect || effect.effect === 'override')) return [];
  const { until } = effect as { until?: unknown };
  const written = ('from' in effect ? effect.from : undefined) ?? occurred;
  const from = boundsIn(written);
  const refusals: Refusal[] = [];
  if (effect.effect === 'override' && until === undefined && effect.untilCondition === undefined)
    refusals.push(refuse('until-missing', '/until', 'an override ends: until or untilCondition is needed'));
  const last = boundsIn(until);
  if (from && last && last.hi < from.lo)
    refusals.push(
      refuse('dates-reversed', '/until', `the last day in force, ${String(until)}, lies before the first, ${written}`),
    );
  const by = boundsIn('by' in effect ? effect.by : undefined);
  if (from && by && by.hi < from.lo)
    refusals.push(refuse('dates-reversed', '/by', `the last day on which it may start lies before ${written}`));
  return refusals;
}

function refusalsOfConditions(effect: Effect, refuse: Refuse): Refusal[] {
  const refusals: Refusal[] = [];
  const check = (name: 'fromCondition' | 'untilCondition', expression: ConditionExpression | undefined): void => {
    if (expression === undefined) return;
    if (weightOf(expression) > MAX_CONDITIONS)
      refusals.push(refuse('condition-invalid', `/${name}`, `names more than ${MAX_CONDITIONS} conditions and days`));
    if (conditionsOf(expression).length === 0)
      refusals.push(refuse('condition-invalid', `/${name}`, 'names no condition: a day alone is a date'));
  };
  if ('fromCondition' in effect) check('fromCondition', effect.fromCondition);
  if ('untilCondition' in effect) check('untilCondition', effect.untilCondition);
  if ('by' in effect && effect.by !== undefined && effect.fromCondition === undefined)
    refusals.push(refuse('condition-invalid', '/by', 'is the last day for a condition, and fromCondition names none'));
  return refusals;
}

/** A month counts as 31 days in the notice and as 28 in the period, so that the notice fits into the period for all months. */
const LONGEST_MONTH = 31;
const SHORTEST_MONTH = 28;
const LEAST_DAYS = 28;

function refusalsOfRenewal(
  { until, fromCondition }: { readonly until?: unknown; readonly fromCondition?: unknown },
  { period, notice }: Renewal,
  refuse: Refuse,
): Refusal[] {
  const refusals: Refusal[] = [];
  const end = boundsIn(until);
  if (typeof until !== 'string' || (end && end.lo !== end.hi))
    refusals.push(refuse('renewal-invalid', '/renewal', 'needs an exact until: the end of the first term'));
  if (fromCondition !== undefined)
    refusals.push(refuse('renewal-invalid', '/renewal', 'cannot be counted from a day that a condition gives'));
  const every = durationOf(period);
  const shortest = every.months * SHORTEST_MONTH + every.days;
  if (shortest < LEAST_DAYS)
    refusals.push(refuse('renewal-invalid', '/renewal/period', `is shorter than a month or ${LEAST_DAYS} days`));
  const given = durationOf(notice ?? 'P0D');
  if (given.months * LONGEST_MONTH + given.days > shortest)
    refusals.push(refuse('renewal-invalid', '/renewal/notice', 'is longer than the period'));
  return refusals;
}

/** Returns null for a text that is not a date, which another check refuses, and for a value that is not a text. */
function boundsIn(text: unknown): Bounds | null {
  if (typeof text !== 'string') return null;
  const parsed = parseDate(text);
  return parsed.ok ? parsed.bounds : null;
}
