/** A calendar day, proleptic Gregorian, as the number of days since 1970-01-01. */
export type Day = number;

export const NEVER: Day = Number.POSITIVE_INFINITY;

const DAYS_BEFORE_1970 = 719_162;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  let days = daysBeforeYear(year) - DAYS_BEFORE_1970;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier);
  return days + dayOfMonth - 1;
}

export interface Civil {
  year: number;
  month: number;
  dayOfMonth: number;
}

export function civilOf(day: Day): Civil {
  let year = Math.max(1, Math.floor((day + DAYS_BEFORE_1970) / 365.2425));
  while (dayOf(year + 1, 1, 1) <= day) year += 1;
  let month = 1;
  while (month < 12 && dayOf(year, month + 1, 1) <= day) month += 1;
  return { year, month, dayOfMonth: day - dayOf(year, month, 1) + 1 };
}

export function textOf(day: Day): string {
  const { year, month, dayOfMonth } = civilOf(day);
  return [String(year).padStart(4, '0'), pad(month), pad(dayOfMonth)].join('-');
}

const pad = (number: number): string => String(number).padStart(2, '0');

/** An ISO 8601 duration in whole months and whole days. */
export interface Duration {
  months: number;
  days: number;
}

const known = new Map<string, Duration>();

export function durationOf(written: string): Duration {
  const duration = known.get(written) ?? parse(written);
  known.set(written, duration);
  return duration;
}

function parse(written: string): Duration {
  const match = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(written);
  if (!match) throw new Error(`not a duration of days, weeks, months or years: ${written}`);
  const [years, months, weeks, days] = match.slice(1).map((part) => Number(part ?? 0));
  return { months: (years ?? 0) * 12 + (months ?? 0), days: (weeks ?? 0) * 7 + (days ?? 0) };
}

export const times = (duration: Duration, factor: number): Duration => ({
  months: duration.months * factor,
  days: duration.days * factor,
});

/** Months first, then days; a day that its month does not have is the last day of that month. */
export function add(day: Day, duration: Duration): Day {
  const { year, month, dayOfMonth } = civilOf(day);
  const target = monthAfter(year, month, duration.months);
  const clamped = Math.min(dayOfMonth, daysInMonth(target.year, target.month));
  return dayOf(target.year, target.month, clamped) + duration.days;
}

/** As `add`, but the last day of a month stays the last day of a month: how a renewal moves an end. */
export function addKeepingMonthEnd(day: Day, duration: Duration): Day {
  const { year, month, dayOfMonth } = civilOf(day);
  if (duration.months === 0 || dayOfMonth < daysInMonth(year, month)) return add(day, duration);
  const target = monthAfter(year, month, duration.months);
  return dayOf(target.year, target.month, daysInMonth(target.year, target.month)) + duration.days;
}

function monthAfter(year: number, month: number, months: number): { year: number; month: number } {
  const index = year * 12 + (month - 1) + months;
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
}
