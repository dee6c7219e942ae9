import { Type, type Static, type TSchema } from 'typebox';
import { CALENDAR_DAY, closed, Slug } from '../primitives';

export const ExactDay = Type.String({ pattern: `^${CALENDAR_DAY}$`, description: 'a calendar day: "2030-12-31"' });

/** A condition that is true from a day on. */
export const DayReached = closed({ day: ExactDay }, { $id: 'DayReached' });

/** The maximum number of conditions in one list, and in both levels together. No agreement needs more, and each has to be evaluated. */
export const MAX_CONDITIONS = 8;

const listOf = <T extends TSchema>(element: T) => Type.Array(element, { minItems: 1, maxItems: MAX_CONDITIONS });
const all = <T extends TSchema>(element: T) => closed({ all: listOf(element) });
const any = <T extends TSchema>(element: T) => closed({ any: listOf(element) });

const Leaf = Type.Union([Slug, DayReached]);
const InnerList = Type.Union([all(Leaf), any(Leaf)]);
const Element = Type.Union([Slug, DayReached, ...InnerList.anyOf]);

/** An expression over conditions: one condition, all of several, or any of several; lists are nested at most two deep. */
export const ConditionExpression = Type.Union([Slug, all(Element), any(Element)], {
  $id: 'ConditionExpression',
  description: 'a condition, {"all": […]} or {"any": […]} of 1 to 8 conditions and days; nested at most two deep',
});
export type ConditionExpression = Static<typeof ConditionExpression>;
/** An expression, or an element of one of its lists. */
export type ConditionElement = ConditionExpression | Static<typeof Element>;

/** Returns the conditions that an expression names, each once, in the order written. Days are not conditions. */
export function conditionsOf(expression: ConditionElement): string[] {
  return [...new Set(leavesOf(expression).filter((leaf) => typeof leaf === 'string'))];
}

/** Returns the number of conditions and days in an expression, including repetitions. */
export const weightOf = (expression: ConditionElement): number => leavesOf(expression).length;

function leavesOf(expression: ConditionElement): Static<typeof Leaf>[] {
  if (typeof expression === 'string' || 'day' in expression) return [expression];
  const elements: readonly ConditionElement[] = 'all' in expression ? expression.all : expression.any;
  return elements.flatMap(leavesOf);
}
