import type { ConditionElement, ConditionExpression } from '#contracts';
import { boundsOf, type Bounds, type Day } from '../dates';

/** The day on which an expression comes true when each condition comes true on the day that `dayOf` gives. */
export function dayOfExpression(expression: ConditionElement, dayOf: (condition: string) => Day): Day {
  if (typeof expression === 'string') return dayOf(expression);
  if ('day' in expression) return boundsOf(expression.day).lo;
  const elements: readonly ConditionElement[] = 'all' in expression ? expression.all : expression.any;
  const days = elements.map((element) => dayOfExpression(element, dayOf));
  return 'all' in expression ? Math.max(...days) : Math.min(...days);
}

/** An expression comes true no earlier for a condition that comes true later, so its bounds are its days at theirs. */
export const boundsOfExpression = (expression: ConditionExpression, of: (condition: string) => Bounds): Bounds => ({
  lo: dayOfExpression(expression, (condition) => of(condition).lo),
  hi: dayOfExpression(expression, (condition) => of(condition).hi),
});

/** The days that an expression names. */
export function daysNamedIn(expression: ConditionElement): Day[] {
  if (typeof expression === 'string') return [];
  if ('day' in expression) return [boundsOf(expression.day).lo];
  const elements: readonly ConditionElement[] = 'all' in expression ? expression.all : expression.any;
  return elements.flatMap(daysNamedIn);
}
