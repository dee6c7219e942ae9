import { Type, type Static, type TSchema } from 'typebox';
import { CALENDAR_DAY, closed, Slug } from '../primitives';

export const ExactDay = Type.String({ pattern: `^${CALENDAR_DAY}$`, description: 'a calendar day: "2030-12-31"' });

/** True from that day on. */
export const DayReached = closed({ day: ExactDay }, { $id: 'DayReached' });

/** More than this in one list, or in both levels together, no agreement needs; and somebody has to weigh them all. */
export const MAX_CONDITIONS = 8;

const listOf = <T extends TSchema>(element: T) => Type.Array(element, { minItems: 1, maxItems: MAX_CONDITIONS });
const all = <T extends TSchema>(element: T) => closed({ all: listOf(element) });
const any = <T extends TSchema>(element: T) => closed({ any: listOf(element) });

const Leaf = Type.Union([Slug, DayReached]);
const InnerList = Type.Union([all(Leaf), any(Leaf)]);
const Element = Type.Union([Slug, DayReached, ...InnerList.anyOf]);

/** What has to come true: a condition, all of some, or any of some; lists within lists are at most two deep. */
export const ConditionExpression = Type.Union([Slug, all(Element), any(Element)], {
  $id: 'ConditionExpression',
  description: 'a condition, {"all": […]} or {"any": […]} of 1 to 8 conditions and days; nested at most two deep',
});
export type ConditionExpression = Static<typeof ConditionExpression>;
/** An expression, or what may stand in one of its lists. */
export type ConditionElement = ConditionExpression | Static<typeof Element>;

/** The conditions that an expression names, each once, in the order written; days are none. */
export function conditionsOf(expression: ConditionElement): string[] {
  return [...new Set(leavesOf(expression).filter((leaf) => typeof leaf === 'string'))];
}

/** How many conditions and days an expression weighs, counted as often as they are written. */
export const weightOf = (expression: ConditionElement): number => leavesOf(expression).length;

function leavesOf(expression: ConditionElement): Static<typeof Leaf>[] {
  if (typeof expression === 'string' || 'day' in expression) return [expression];
  const elements: readonly ConditionElement[] = 'all' in expression ? expression.all : expression.any;
  return elements.flatMap(leavesOf);
}
