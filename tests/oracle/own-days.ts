import { add, addKeepingMonthEnd, durationOf, NEVER, times, type Day } from './calendar';
import { boundsOfExpression, dayOfExpression } from './conditions';
import { boundsOfCondition, daysWithin, type Context } from './context';
import { boundsOf, exactDay } from './dates';
import type { Renewal, SetEffect } from './events';
import { isReplacedEnd, type Claim, type TermClaim } from './facts';
import type { Span } from './rules';
import type { SharedMatters } from './shared-days';

/** The days that a claim may have in worlds with these shared days; null where it never starts. */
export function spansOf(claim: Claim, shared: SharedMatters, context: Context): (Span | null)[] {
  const { rules } = context;
  const starts = startsOf(claim, shared, context);
  const inTime = starts.filter((start) => start !== NEVER && start <= lastStart(claim));
  const choices = inTime.flatMap((start) => endsOf(claim, start, shared, context).map((end) => ({ start, end })));
  const spans = rules.ownDays(choices).map((span) => endedFromOutside(claim, span, shared, context));
  return distinct(inTime.length < starts.length ? [...spans, null] : spans);
}

const lastStart = ({ effect }: Claim): Day => (effect.by === undefined ? NEVER : exactDay(effect.by));

function startsOf({ effect, from }: Claim, shared: SharedMatters, context: Context): Day[] {
  const { fromCondition } = effect;
  const met = fromCondition === undefined ? -NEVER : dayOfExpression(fromCondition, shared.dayAwaited);
  return daysWithin(from, context.days).map((day) => Math.max(day, met));
}

function endsOf({ effect, term }: Claim, start: Day, shared: SharedMatters, context: Context): Day[] {
  if (effect.effect === 'end') return [NEVER];
  const condition = effect.untilCondition;
  const met = condition === undefined ? NEVER : dayOfExpression(condition, shared.dayOfCondition);
  return ownEndsOf(effect, term, start, shared, context).map((end) => Math.min(end, met));
}

type Lasting = Exclude<Claim['effect'], { effect: 'end' }>;

function ownEndsOf(effect: Lasting, term: string, start: Day, shared: SharedMatters, context: Context): readonly Day[] {
  const { until } = effect;
  if (until === undefined) return [NEVER];
  if (typeof until !== 'string') {
    return 'for' in until ? [add(start, durationOf(until.for)) - 1] : context.rules.unknownEnds(start, context.days);
  }
  if (effect.effect === 'set' && effect.renewal) return renewedEnds(effect, term, start, shared, context);
  return daysWithin(boundsOf(until), context.days);
}

function renewedEnds(
  effect: SetEffect,
  term: string,
  start: Day,
  shared: SharedMatters,
  { rules, clock, days }: Context,
): Day[] {
  const { renewal, until } = effect;
  if (!renewal || typeof until !== 'string') return [];
  const first = exactDay(until);
  if (first < start) return [first];
  const given = rules.noticeFor(start, shared.noticesOf(term));
  const notices = given === undefined ? rules.openNotices(clock, days) : [given];
  return [...new Set(notices.map((notice) => lastRenewedDay(first, renewal, notice)))];
}

/** The first of U, U + period, … whose deadline is not before the day of notice; U + `times` periods at the latest. */
export function lastRenewedDay(first: Day, renewal: Renewal, notice: Day): Day {
  const { times: atMost = NEVER } = renewal;
  if (notice === NEVER && atMost === NEVER) return NEVER;
  let renewed = 0;
  while (renewed < atMost && deadlineOf(renewedEnd(first, renewal, renewed), renewal) < notice) renewed += 1;
  return renewedEnd(first, renewal, renewed);
}

export const renewedEnd = (first: Day, { period }: Renewal, renewed: number): Day =>
  addKeepingMonthEnd(first, times(durationOf(period), renewed));

export const deadlineOf = (end: Day, { notice }: Renewal): Day =>
  notice === undefined ? end : add(end, times(durationOf(notice), -1));

function endedFromOutside(claim: Claim, span: Span, shared: SharedMatters, { rules }: Context): Span | null {
  if (rules.neverIs(span)) return null;
  const ends = shared.outsideEndsOf(claim);
  if (rules.neverStarts(claim, span.start, ends)) return null;
  if (claim.effect.effect === 'end') return { ...span, end: rules.lastDayOfAnEnd(ends.agreement) };
  const lastDays = [
    span.end,
    rules.lastDayBeforeAgreementEnds(ends.agreement),
    rules.lastDayBeforePartnershipEnds(ends.partnership),
  ];
  return { ...span, end: Math.min(...lastDays) };
}

function distinct(spans: readonly (Span | null)[]): (Span | null)[] {
  return [...new Map(spans.map((span) => [span ? `${span.start}:${span.end}` : 'never', span])).values()];
}

/** 7.12: the bounds of the start are equal, conditions taken with the bounds of what met them, after normalising. */
export function startsExactly(claim: TermClaim, context: Context): boolean {
  if (isReplacedEnd(claim)) return startsExactly(claim.by, context);
  const { effect, from } = claim;
  const condition = (expression: typeof effect.fromCondition) =>
    expression === undefined ? undefined : boundsOfExpression(expression, (name) => boundsOfCondition(context, name));
  const waits = condition(effect.fromCondition);
  const lo = Math.max(from.lo, waits?.lo ?? -NEVER);
  const hi = Math.max(from.hi, waits?.hi ?? -NEVER);
  if (effect.effect === 'end') return lo === hi;
  const ends = condition(effect.untilCondition)?.hi ?? NEVER;
  const own = typeof effect.until === 'string' ? boundsOf(effect.until).hi : NEVER;
  return lo === Math.min(hi, ends, own);
}
