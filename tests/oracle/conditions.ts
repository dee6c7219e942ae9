import { NEVER, type Day } from './calendar';
import { exactDay, type Bounds } from './dates';
import type { ConditionElement, ConditionExpression } from './events';

export function conditionsIn(expression: ConditionElement | undefined): string[] {
  if (expression === undefined) return [];
  if (typeof expression === 'string') return [expression];
  if ('day' in expression) return [];
  return ('all' in expression ? expression.all : expression.any).flatMap(conditionsIn);
}

/** The day on which an expression comes true, when each condition comes true on the day that `dayOf` gives. */
export function dayOfExpression(expression: ConditionElement, dayOf: (condition: string) => Day): Day {
  if (typeof expression === 'string') return dayOf(expression);
  if ('day' in expression) return exactDay(expression.day);
  const elements = 'all' in expression ? expression.all : expression.any;
  const days = elements.map((element) => dayOfExpression(element, dayOf));
  return 'all' in expression ? Math.max(...days) : Math.min(...days);
}

/** Every expression is monotone in its conditions, so its bounds are its days at their bounds. */
export function boundsOfExpression(expression: ConditionExpression, boundsOf: (condition: string) => Bounds): Bounds {
  return {
    lo: dayOfExpression(expression, (condition) => boundsOf(condition).lo),
    hi: dayOfExpression(expression, (condition) => boundsOf(condition).hi),
  };
}

export const never: Bounds = { lo: NEVER, hi: NEVER };
