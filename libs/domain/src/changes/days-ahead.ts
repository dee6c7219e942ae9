import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import { nextDeadline, type Timeline } from '../worlds';
import { boundariesWithin } from './boundaries';
import { tellsBound } from './speech';

type Weighed = Pick<Timeline, 'claims' | 'matters'>;

/** Days `from` to `to`, both inclusive, and those of them on which a term's answer is known to change. */
export interface DaysAhead {
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly Day[];
}

/**
 * The days after `today` on which a term's answer is known to change, by itself, where an event changed it on the days `changed`: those on which a
 * value starts or ends or, with `bound`, others are bound, the day after a deadline for notice, and the day after the last one on which a claim that waits may start.
 */
export function daysAhead(
  timeline: Timeline,
  changed: { readonly from: Day; readonly to: Day },
  today: Day,
  bound = tellsBound(timeline),
): DaysAhead {
  const { claims, matters, most } = timeline;
  if (matters.isSettled(claims)) {
    // The answer of the day behind the last may be another than before as well.
    const to = Math.min(changed.to + 1, LAST_DAY);
    return { from: changed.from, to, days: boundariesWithin(timeline, Math.max(changed.from, today + 1), to, bound) };
  }
  const certain = boundariesWithin(matters.unmoved.timelineOf(claims, most), today + 1, LAST_DAY, bound);
  const days = [...certain, ...daysBehindLimits(timeline, today)].filter((day) => day > today && day <= LAST_DAY);
  return { from: today + 1, to: LAST_DAY, days: [...new Set(days)].sort((a, b) => a - b) };
}

/** The days after the next deadline for notice, and after the last day on which a claim that waits may start. */
const daysBehindLimits = ({ claims, matters }: Weighed, today: Day): Day[] =>
  claims.flatMap((claim) =>
    [nextDeadline(claim, today), matters.lastStartOf(claim)].flatMap((day) => (day === null ? [] : [day + 1])),
  );

/** All days: days ahead that answers do not tell of are found anew. */
const EVERY_DAY = { from: FIRST_DAY, to: LAST_DAY } as const;

/**
 * The days within which the days ahead of a term may be others than before an event, which changed its answers on the days `changed`; null: on
 * none. Where something is or was open, deadlines and last days come and go that no answer tells of.
 */
export function daysToLookAhead(
  told: Timeline | undefined,
  after: Timeline,
  changed: { readonly from: Day; readonly to: Day } | null,
  today: Day,
): { readonly from: Day; readonly to: Day } | null {
  // As it is told today, what can start today at the latest waits no more.
  const before = told && { claims: told.claims, matters: told.matters.onAnyDay };
  const isOpen = ({ matters, claims }: Weighed): boolean => !matters.isSettled(claims);
  if (!isOpen(after) && (before === undefined || !isOpen(before))) return changed;
  if (changed !== null) return EVERY_DAY;
  const limits = (timeline: Weighed): string =>
    daysBehindLimits(timeline, today)
      .sort((a, b) => a - b)
      .join();
  return before !== undefined && limits(before) === limits(after) ? null : EVERY_DAY;
}
