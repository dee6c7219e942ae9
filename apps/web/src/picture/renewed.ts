import type { Timeline } from '#client';
import type { Days } from '../address/view';
import { dayOf, parseDay, type Day } from '../time/day';
import { addToEnd, lastDayOf, periodOf, timesPeriod } from '../time/period';

type Answer = Timeline['terms'][number]['segments'][number]['answers'][number];
type Claim = Answer['claims'][number];

/** A term that renews itself more often is not marked, because the marks would cover everything else. */
const MOST_RENEWALS = 1_000;

/**
 * Returns the days within a run on which a term has renewed itself, the first day of each further period, up to a clock day. Only for a single claim
 * that definitely governs and whose first end is an exact day.
 */
export function renewedOn(answers: readonly Answer[], { from, to }: Days, clock: Day): Day[] {
  const [answer, ...others] = answers;
  const [claim, ...more] = answer?.claims ?? [];
  if (answer?.certainty !== 'definitely' || claim === undefined || others.length + more.length > 0) return [];
  const first = firstEndOf(claim);
  if (claim.renewal === undefined || first === null) return [];
  const period = periodOf(claim.renewal.period);
  const days = [];
  for (let times = 0; times < (claim.renewal.times ?? Infinity); times += 1) {
    const day = addToEnd(first, timesPeriod(period, times)) + 1;
    if (day >= to || day > clock) return days;
    if (times === MOST_RENEWALS) return [];
    if (day >= from) days.push(day);
  }
  return days;
}

/** Returns the last day in force before any renewal; null if that is not an exact day. */
function firstEndOf({ from, fromCondition, until }: Claim): Day | null {
  if (typeof until === 'string') return parseDay(until);
  if (until === null || !('for' in until) || fromCondition !== undefined || parseDay(from) === null) return null;
  return lastDayOf(dayOf(from), periodOf(until.for));
}
