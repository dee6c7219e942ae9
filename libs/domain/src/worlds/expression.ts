import type { ConditionElement } from '#contracts';
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
export const boundsOfExpression = (expression: ConditionElement, of: (condition: string) => Bounds): Bounds => ({
  lo: dayOfExpression(expression, (condition) => of(condition).lo),
  hi: dayOfExpression(expression, (condition) => of(condition).hi),
});

/**
 * The conditions of an expression that may decide on which day it comes true: of an `all` those that may come true last, of an `any` those that may
 * come true first. `of` gives the bounds of each condition.
 */
export function conditionsThatDecide(expression: ConditionElement, of: (condition: string) => Bounds): string[] {
  if (typeof expression === 'string') return [expression];
  if ('day' in expression) return [];
  const isAll = 'all' in expression;
  const elements: readonly ConditionElement[] = isAll ? expression.all : expression.any;
  const { lo, hi } = boundsOfExpression(expression, of);
  return elements.flatMap((element) => {
    const bounds = boundsOfExpression(element, of);
    const mayDecide = isAll ? bounds.hi > lo || bounds.lo === lo : bounds.lo < hi || bounds.hi === hi;
    return mayDecide ? conditionsThatDecide(element, of) : [];
  });
}

/** The days that an expression names. */
export function daysNamedIn(expression: ConditionElement): Day[] {
  if (typeof expression === 'string') return [];
  if ('day' in expression) return [boundsOf(expression.day).lo];
  const elements: readonly ConditionElement[] = 'all' in expression ? expression.all : expression.any;
  return elements.flatMap(daysNamedIn);
}

interface DatedElement extends Bounds {
  /** The conditions that its day depends on. */
  readonly open: readonly string[];
}

/**
 * The conditions that the day of an expression still depends on. `of` gives the bounds of those of which it is known when they came true, or that
 * they never do; the others come true on `earliest`, on any later day, or never.
 */
export function conditionsThatMatter(
  expression: ConditionElement,
  of: (condition: string) => Bounds | null,
  earliest: Day,
): readonly string[] {
  const open = (condition: string): DatedElement => ({ lo: earliest, hi: Infinity, open: [condition] });
  const dated = (element: ConditionElement): DatedElement => {
    if (typeof element === 'string') {
      const known = of(element);
      return known === null ? open(element) : { ...known, open: [] };
    }
    if ('day' in element) return { ...datedOn(boundsOf(element.day).lo), open: [] };
    return 'all' in element ? lastOf(element.all.map(dated)) : firstOf(element.any.map(dated));
  };
  return dated(expression).open;
}

const datedOn = (day: Day): Bounds => ({ lo: day, hi: day });

/** An element that comes true no later than another one does not matter. */
function lastOf(elements: readonly DatedElement[]): DatedElement {
  const lo = Math.max(...elements.map((element) => element.lo));
  const hi = Math.max(...elements.map((element) => element.hi));
  return { lo, hi, open: elements.flatMap((element) => (element.hi <= lo ? [] : element.open)) };
}

/** An element that comes true no earlier than another one does not matter. */
function firstOf(elements: readonly DatedElement[]): DatedElement {
  const lo = Math.min(...elements.map((element) => element.lo));
  const hi = Math.min(...elements.map((element) => element.hi));
  return { lo, hi, open: elements.flatMap((element) => (element.lo >= hi ? [] : element.open)) };
}
