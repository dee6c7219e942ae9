import { addMonths, civilOf, dayOf, daysInMonth, type Day } from './calendar';

/** A calendar duration: whole months, then whole days. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** Parses a recorded ISO 8601 duration in years, months, weeks and days. Any other text is a duration of zero. */
export function durationOf(text: string): Duration {
  const [years, months, weeks, days] = (DURATION.exec(text)?.slice(1) ?? []).map((part) => Number(part ?? 0));
  return { months: (years ?? 0) * 12 + (months ?? 0), days: (weeks ?? 0) * 7 + (days ?? 0) };
}

export const timesDuration = ({ months, days }: Duration, factor: number): Duration => ({
  months: months * factor,
  days: days * factor,
});

/** Adds a duration to a day. A day that the month does not have becomes its last day. */
export const addDuration = (day: Day, { months, days }: Duration): Day =>
  (months === 0 ? day : addMonths(day, months)) + days;

/** Returns the last day from which `addDuration` leads to `day` or earlier. */
export function lastDayBroughtTo(day: Day, { months, days }: Duration): Day {
  const latest = day - days;
  if (months === 0) return latest;
  const { year, month, day: ofMonth } = civilOf(latest);
  const length = daysInMonth(year, month - months);
  // Several days at the end of a longer month lead to the last day of a shorter month.
  const isLast = ofMonth >= 28 && ofMonth === daysInMonth(year, month);
  return dayOf(year, month - months, isLast ? length : Math.min(ofMonth, length));
}

/** Adds a duration like `addDuration`, but keeps the last day of a month at the last day of a month. */
export function addToEnd(day: Day, duration: Duration): Day {
  const { year, month, day: ofMonth } = civilOf(day);
  if (duration.months === 0 || ofMonth < daysInMonth(year, month)) return addDuration(day, duration);
  return dayOf(year, month + duration.months + 1, 1) - 1 + duration.days;
}
