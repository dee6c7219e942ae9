import { add, durationOf, times, type Day } from './calendar';
import { boundsOf, exactDay, FIRST_DAY, LAST_DAY, type Bounds } from './dates';
import type { ConditionElement, Content, Effect, History } from './events';
import { deadlineOf, renewedEnd } from './own-days';

export interface DaysOptions {
  /** How many days on each side of a relevant day are included. */
  reach?: number;
  /** Of spans up to this length every day is included, of longer ones only the relevant days. */
  everyDayUpTo?: number;
  also?: readonly Day[];
}

const RENEWALS = 2;

/**
 * The relevant days: those on which something may happen in some world, and their neighbours. Nothing happens between
 * two of them, so the answers there are those of the neighbours; `a_wider_reach_around_the_relevant_days_changes_no_answer` checks that.
 */
export function daysThatMatter(history: History, clock: Day, options: DaysOptions = {}): Day[] {
  const { reach = 1, everyDayUpTo = 20, also = [] } = options;
  const contents = history.flatMap(contentsOf);
  const written = contents.flatMap(writtenBounds).flatMap((bounds) => within(bounds, everyDayUpTo));
  const known = [...new Set([...written, clock, ...also])].filter((day) => day < LAST_DAY);
  const dated = known.filter((day) => day > FIRST_DAY);
  const derived = contents.flatMap(({ effects = [] }) => effects.flatMap((effect) => derivedDays(effect, dated)));
  const near = [...known, ...derived].flatMap((day) =>
    Array.from({ length: 2 * reach + 1 }, (_, index) => day - reach + index),
  );
  return [...new Set(near)].filter((day) => day >= FIRST_DAY).toSorted((left, right) => left - right);
}

/**
 * Adds the day before each run of days, on which a claim may end that is over on the first day of the run, and the day after the last one, so that
 * of two days not known either may come after the other.
 */
export function withDaysBeside(days: readonly Day[]): Day[] {
  const known = new Set(days);
  const before = days.map((day) => day - 1).filter((day) => day >= FIRST_DAY && !known.has(day));
  const last = days.at(-1);
  return [...days, ...before, ...(last === undefined ? [] : [last + 1])].toSorted((left, right) => left - right);
}

function contentsOf(event: History[number]): Content[] {
  if (event.type === 'EventCorrected') return [event.data.replacement];
  return event.type === 'EventRetracted' ? [] : [event];
}

function within({ lo, hi }: Bounds, everyDayUpTo: number): Day[] {
  if (hi - lo > everyDayUpTo) return [lo, hi];
  return Array.from({ length: hi - lo + 1 }, (_, index) => lo + index);
}

function writtenBounds({ occurred, effects = [] }: Content): Bounds[] {
  return [boundsOf(occurred), ...effects.flatMap(boundsOfEffect)];
}

function boundsOfEffect(effect: Effect): Bounds[] {
  if (effect.effect === 'notice' || effect.effect === 'reaffirm') return effect.on ? [boundsOf(effect.on)] : [];
  const until = 'until' in effect && typeof effect.until === 'string' ? [effect.until] : [];
  const from = effect.from === undefined ? [] : [effect.from];
  if (effect.effect === 'contest') return [...from, ...until].map(boundsOf);
  const ends = 'untilCondition' in effect ? daysIn(effect.untilCondition) : [];
  const by = effect.by === undefined ? [] : [effect.by];
  return [...from, ...until, ...by, ...daysIn(effect.fromCondition), ...ends].map(boundsOf);
}

function daysIn(expression: ConditionElement | undefined): string[] {
  if (expression === undefined || typeof expression === 'string') return [];
  if ('day' in expression) return [expression.day];
  return ('all' in expression ? expression.all : expression.any).flatMap(daysIn);
}

function derivedDays(effect: Effect, known: readonly Day[]): Day[] {
  if (effect.effect !== 'set' && effect.effect !== 'override') return [];
  const { until } = effect;
  if (typeof until === 'object' && 'for' in until) {
    const length = durationOf(until.for);
    // What started on the second of them is over on a known day, what started the day after is not.
    return known.flatMap((day) => [add(day, length) - 1, add(day, times(length, -1))]);
  }
  const renewal = effect.effect === 'set' ? effect.renewal : undefined;
  if (!renewal || typeof until !== 'string') return [];
  const first = exactDay(until);
  const renewals = Math.min(RENEWALS, renewal.times ?? RENEWALS);
  const ends = Array.from({ length: renewals + 1 }, (_, renewed) => renewedEnd(first, renewal, renewed));
  return ends.flatMap((end) => [end, deadlineOf(end, renewal)]);
}
