import { LAST_DAY, type Day } from '../dates';
import { nextDeadline, type Timeline } from '../worlds';
import { boundariesWithin } from './boundaries';
import { tellsBound } from './speech';

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
  const deadlines = claims.flatMap((claim) => nextDeadline(claim, today) ?? []);
  const lastStarts = claims.flatMap((claim) => matters.lastStartOf(claim) ?? []);
  const days = [...certain, ...[...deadlines, ...lastStarts].map((day) => day + 1)].filter(
    (day) => day > today && day <= LAST_DAY,
  );
  return { from: today + 1, to: LAST_DAY, days: [...new Set(days)].sort((a, b) => a - b) };
}
