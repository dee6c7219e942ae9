import type { ConditionElement } from '#contracts';
import { boundsOf, type Bounds, type Day } from '../dates';

/** Returns the day on which an expression comes true if each condition comes true on the day that `dayOf` gives. */
export function dayOfExpression(expression: ConditionElement, dayOf: (condition: string) => Day): Day {
  if (typeof expression === 'string') return dayOf(expression);
  if ('day' in expression) return boundsOf(expression.day).lo;
  const elements: readonly ConditionElement[] = 'all' in expression ? expression.all : expression.any;
  const days = elements.map((element) => dayOfExpression(element, dayOf));
  return 'all' in expression ? Math.max(...days) : Math.min(...days);
}

/**
 * Returns the bounds of an expression: its days at the bounds of its conditions, because it comes true no earlier if one of them comes true later.
 */
export const boundsOfExpression = (expression: ConditionElement, of: (condition: string) => Bounds): Bounds => ({
  lo: dayOfExpression(expression, (condition) => of(condition).lo),
  hi: dayOfExpression(expression, (condition) => of(condition).hi),
});

/**
 * Returns the conditions that may decide on which day an expression comes true: for `all` those that may come true last, for `any` those that may
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

/** Returns the days that an expression names. */
export function daysNamedIn(expression: ConditionElement): Day[] {
  if (typeof expression === 'string') return [];
  if ('day' in expression) return [boundsOf(expression.day).lo];
  const elements: readonly ConditionElement[] = 'all' in expression ? expression.all : expression.any;
  return elements.flatMap(daysNamedIn);
}

interface DatedElement extends Bounds {
  /** The open conditions on which its day depends. */
  readonly open: readonly string[];
}

/**
 * Returns the conditions on which the day of an expression still depends. `of` gives the bounds of conditions that are met or ruled out; the others
 * come true on `earliest`, on any later day, or never.
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

/** Returns the element that comes true last. An element that comes true no later than another does not matter. */
function lastOf(elements: readonly DatedElement[]): DatedElement {
  const lo = Math.max(...elements.map((element) => element.lo));
  const hi = Math.max(...elements.map((element) => element.hi));
  return { lo, hi, open: elements.flatMap((element) => (element.hi <= lo ? [] : element.open)) };
}

/** Returns the element that comes true first. An element that comes true no earlier than another does not matter. */
function firstOf(elements: readonly DatedElement[]): DatedElement {
  const lo = Math.min(...elements.map((element) => element.lo));
  const hi = Math.min(...elements.map((element) => element.hi));
  return { lo, hi, open: elements.flatMap((element) => (element.lo >= hi ? [] : element.open)) };
}
