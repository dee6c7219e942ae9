import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import { deadlinesAfter, deadlinesFrom, type Timeline } from '../worlds';
import { boundariesWithin } from './boundaries';
import { variesByBound } from './answer-spans';

type TimelineOfClaims = Pick<Timeline, 'claims' | 'matters' | 'most'>;

/** The days `from` to `to`, both inclusive, and those of them on which a term's answer is known to change. */
export interface DaysAhead {
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly Day[];
}

/**
 * Returns the days after `today` on which a term's answer is known to change by itself, after an event that changed it on the days `changed`: days on
 * which a value starts or ends or, with `bound`, the bound parties change, days after a deadline for notice, and days after the last possible start of
 * a waiting claim.
 */
export function daysAhead(
  timeline: Timeline,
  changed: { readonly from: Day; readonly to: Day },
  today: Day,
  bound = variesByBound(timeline),
): DaysAhead {
  const { claims, matters, most } = timeline;
  if (matters.isSettled(claims)) {
    // The answer of the day after the last one may differ as well.
    const to = Math.min(changed.to + 1, LAST_DAY);
    return { from: changed.from, to, days: boundariesWithin(timeline, Math.max(changed.from, today + 1), to, bound) };
  }
  const certain = boundariesWithin(matters.unmoved.timelineOf(claims, most), today + 1, LAST_DAY, bound);
  const days = [...certain, ...daysBehindLimits(timeline, today)].filter((day) => day > today && day <= LAST_DAY);
  return { from: today + 1, to: LAST_DAY, days: [...new Set(days)].sort((a, b) => a - b) };
}

/** Returns the days after the next deadlines for notice and after the last days on which waiting claims may start. */
const daysBehindLimits = (timeline: TimelineOfClaims, today: Day): Day[] => {
  const lastStarts = timeline.claims.flatMap((claim) => timeline.matters.lastStartOf(claim) ?? []);
  return [...deadlinesFrom(timeline, today), ...lastStarts].map((day) => day + 1);
};

/**
 * Returns the days that become due days because `day` fell due: the days after the next deadlines of the claims whose deadline was the day before.
 * All other days were known before.
 */
export function daysAfterDue(timeline: Timeline, day: Day): DaysAhead {
  const days = deadlinesAfter(timeline, day - 1).map((deadline) => deadline + 1);
  return { from: day + 1, to: LAST_DAY, days: [...new Set(days)].sort((a, b) => a - b) };
}

/** All days. Used where due days may change although answers do not. */
const EVERY_DAY = { from: FIRST_DAY, to: LAST_DAY } as const;

/**
 * Returns the days within which the due days of a term may have changed by an event that changed its answers on the days `changed`; null: none. With
 * open conditions, deadlines and last days may change although no answer does.
 */
export function daysToLookAhead(
  previous: Timeline | undefined,
  after: Timeline,
  changed: { readonly from: Day; readonly to: Day } | null,
  today: Day,
): { readonly from: Day; readonly to: Day } | null {
  // As of today, a claim whose last day to start is today no longer waits.
  const before = previous && { ...previous, matters: previous.matters.onAnyDay };
  const isOpen = ({ matters, claims }: TimelineOfClaims): boolean => !matters.isSettled(claims);
  if (!isOpen(after) && (before === undefined || !isOpen(before))) return changed;
  if (changed !== null) return EVERY_DAY;
  const limits = (timeline: TimelineOfClaims): string =>
    daysBehindLimits(timeline, today)
      .sort((a, b) => a - b)
      .join();
  return before !== undefined && limits(before) === limits(after) ? null : EVERY_DAY;
}
