import { LAST_DAY, type Bounds, type Day } from '../dates';
import { addDuration, addToEnd, timesDuration, type Duration } from '../dates/duration';
import type { ClaimFact, OwnEnd } from '../facts';
import type { Notices } from './notices';

export type Renewed = Extract<OwnEnd, { is: 'renewed' }>;

/** The last day after so many renewals. */
export const endAfterRenewals = ({ first, period }: Renewed, renewals: number): Day =>
  renewals === 0 ? first : addToEnd(first, timesDuration(period, renewals));

/** The last day on which notice that it is not to go on after `end` is in time. */
export const deadlineOf = (end: Day, { notice }: Renewed): Day =>
  notice === null ? end : addDuration(end, timesDuration(notice, -1));

/** More renewals than fit between the first and the last day there is. */
const MOST_RENEWALS = 4_000_000;

/** How often it renews itself when notice is given on a day: Infinity if it never ends. */
export function renewalsUntil(renewed: Renewed, notice: Day): number {
  const { times } = renewed;
  if (notice === Infinity) return times;
  let [low, high] = renewalsAbout(renewed, notice, Math.min(times, MOST_RENEWALS));
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (deadlineOf(endAfterRenewals(renewed, middle), renewed) >= notice) high = middle;
    else low = middle + 1;
  }
  return low;
}

const DAYS_OF_MONTH = 146_097 / 4_800;
/** By how many days, and more, the months of a period and of a notice may be longer or shorter than the mean. */
const MONTHS_DIFFER = 20;

/** Within which numbers of renewals the one lies that notice on a day leads to. */
function renewalsAbout({ first, period, notice: ahead }: Renewed, notice: Day, most: number): [number, number] {
  const lengthOf = ({ months, days }: Duration): number => months * DAYS_OF_MONTH + days;
  const length = lengthOf(period);
  const days = notice + (ahead === null ? 0 : lengthOf(ahead)) - first;
  const within = (renewals: number): number => Math.max(0, Math.min(most, renewals));
  return [within(Math.floor((days - MONTHS_DIFFER) / length)), within(Math.ceil((days + MONTHS_DIFFER) / length))];
}

/** The last day in force when notice is given on a day; -Infinity: at once; Infinity: never. */
export function lastDayRenewed(renewed: Renewed, notice: Day): Day {
  if (notice === -Infinity) return renewed.first;
  const renewals = renewalsUntil(renewed, notice);
  return renewals === Infinity ? Infinity : endAfterRenewals(renewed, renewals);
}

/** The first days of runs of starts that have the same notices and ends, of starts within bounds; null if they are too many. */
export function runsOfStarts(renewed: Renewed, { lo, hi }: Bounds, notices: Notices): Day[] | null {
  const turns = notices.turnsWithin({ lo, hi }, MOST_RUNS);
  if (turns === null) return null;
  const turn = deadlineOf(renewed.first, renewed) + 1;
  if (turn <= lo || turn > hi || turns.includes(turn)) return [lo, ...turns];
  return [lo, ...[...turns, turn].sort((a, b) => a - b)];
}

/** Of a claim with more runs of starts, what they come to is taken together. */
const MOST_RUNS = 50;

/** The last days of a claim that starts within bounds, whatever notice is given. */
export function lastDaysRenewed(renewed: Renewed, start: Bounds, notices: Notices, clock: Day): Bounds {
  const [first, last] = [notices.to(start.lo, clock), notices.to(start.hi, clock)];
  return {
    lo: lastDayRenewed(renewed, Math.min(first.lo, last.lo)),
    hi: lastDayRenewed(renewed, last.hi),
  };
}

const renewedOf = (claim: ClaimFact): Renewed | null =>
  claim.effect === 'set' && claim.end.own.is === 'renewed' ? claim.end.own : null;

/** The first deadline of a claim on or after a day, on which notice can be given at the latest; null: it renews itself no more. */
export function nextDeadline(claim: ClaimFact, day: Day): Day | null {
  const renewed = renewedOf(claim);
  if (renewed === null) return null;
  const renewals = renewalsUntil(renewed, day);
  if (renewals >= renewed.times) return null;
  const deadline = deadlineOf(endAfterRenewals(renewed, renewals), renewed);
  return deadline >= day && deadline < LAST_DAY ? deadline : null;
}

/** Whether notice to a claim can be given on a day at the latest, or it renews itself. */
export const isDeadline = (claim: ClaimFact, day: Day): boolean => nextDeadline(claim, day) === day;
