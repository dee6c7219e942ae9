import { LAST_DAY, type Bounds, type Day } from '../dates';
import { addDuration, addToEnd, timesDuration, type Duration } from '../dates/duration';
import type { ClaimFact, OwnEnd } from '../facts';
import type { Notices } from './notices';

export type Renewed = Extract<OwnEnd, { is: 'renewed' }>;

/** Returns the last day after a number of renewals. */
export const endAfterRenewals = ({ first, period }: Renewed, renewals: number): Day =>
  renewals === 0 ? first : addToEnd(first, timesDuration(period, renewals));

/** Returns the last day on which notice for `end` is in time. */
export const deadlineOf = (end: Day, { notice }: Renewed): Day =>
  notice === null ? end : addDuration(end, timesDuration(notice, -1));

/** More renewals than fit between the first and the last possible day. */
const MOST_RENEWALS = 4_000_000;

/** Returns the number of renewals if notice is given on a day; Infinity: it never ends. */
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
/** An upper bound on how many days the months of a period and a notice differ from the mean. */
const MONTHS_DIFFER = 20;

/** Returns bounds of the number of renewals if notice is given on a day. */
function renewalsAbout({ first, period, notice: ahead }: Renewed, notice: Day, most: number): [number, number] {
  const lengthOf = ({ months, days }: Duration): number => months * DAYS_OF_MONTH + days;
  const length = lengthOf(period);
  const days = notice + (ahead === null ? 0 : lengthOf(ahead)) - first;
  const within = (renewals: number): number => Math.max(0, Math.min(most, renewals));
  return [within(Math.floor((days - MONTHS_DIFFER) / length)), within(Math.ceil((days + MONTHS_DIFFER) / length))];
}

/** Returns the last day in force if notice is given on a day; -Infinity: at once; Infinity: never. */
export function lastDayRenewed(renewed: Renewed, notice: Day): Day {
  if (notice === -Infinity) return renewed.first;
  const renewals = renewalsUntil(renewed, notice);
  return renewals === Infinity ? Infinity : endAfterRenewals(renewed, renewals);
}

/** Returns the first days of runs of starts within bounds that have the same notices and ends; null: there are too many. */
export function runsOfStarts(renewed: Renewed, { lo, hi }: Bounds, notices: Notices): Day[] | null {
  const turns = notices.turnsWithin({ lo, hi }, MOST_RUNS);
  if (turns === null) return null;
  const turn = deadlineOf(renewed.first, renewed) + 1;
  if (turn <= lo || turn > hi || turns.includes(turn)) return [lo, ...turns];
  return [lo, ...[...turns, turn].sort((a, b) => a - b)];
}

/** The most runs of starts of a claim. With more of them, the runs are combined. */
const MOST_RUNS = 50;

/** Returns the possible last days of a claim that starts within bounds, for all notices. */
export function lastDaysRenewed(renewed: Renewed, start: Bounds, notices: Notices, clock: Day): Bounds {
  const [first, last] = [notices.to(start.lo, clock), notices.to(start.hi, clock)];
  return {
    lo: lastDayRenewed(renewed, Math.min(first.lo, last.lo)),
    hi: lastDayRenewed(renewed, last.hi),
  };
}

const renewedOf = (claim: ClaimFact): Renewed | null =>
  claim.effect === 'set' && claim.end.own.is === 'renewed' ? claim.end.own : null;

/** A deadline for notice, and the last day in force if notice is given by that day. */
export interface Deadline {
  readonly day: Day;
  readonly until: Day;
}

/** Returns the first deadline that a claim states on or after a day, regardless of other ends; null: it does not renew itself any more. */
export function statedDeadline(claim: ClaimFact, day: Day): Deadline | null {
  const renewed = renewedOf(claim);
  if (renewed === null) return null;
  const renewals = renewalsUntil(renewed, day);
  if (renewals >= renewed.times) return null;
  const until = endAfterRenewals(renewed, renewals);
  const deadline = deadlineOf(until, renewed);
  return deadline >= day && deadline < LAST_DAY ? { day: deadline, until } : null;
}
