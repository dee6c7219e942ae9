import { addMonths, civilOf, dayOf, daysInMonth, type Day } from './calendar';

/** Whole months, then whole days. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** A recorded ISO 8601 duration in years, months, weeks and days; any other text is no time at all. */
export function durationOf(text: string): Duration {
  const [years, months, weeks, days] = (DURATION.exec(text)?.slice(1) ?? []).map((part) => Number(part ?? 0));
  return { months: (years ?? 0) * 12 + (months ?? 0), days: (weeks ?? 0) * 7 + (days ?? 0) };
}

export const timesDuration = ({ months, days }: Duration, factor: number): Duration => ({
  months: months * factor,
  days: days * factor,
});

/** A day that its month does not have is that month's last one. */
export const addDuration = (day: Day, { months, days }: Duration): Day =>
  (months === 0 ? day : addMonths(day, months)) + days;

/** The last day that `addDuration` brings to a day at the latest. */
export function lastDayBroughtTo(day: Day, { months, days }: Duration): Day {
  const latest = day - days;
  if (months === 0) return latest;
  const { year, month, day: ofMonth } = civilOf(latest);
  const length = daysInMonth(year, month - months);
  // All days at the end of a longer month come to the last one of a shorter month.
  const isLast = ofMonth >= 28 && ofMonth === daysInMonth(year, month);
  return dayOf(year, month - months, isLast ? length : Math.min(ofMonth, length));
}

/** The same, but from the last day of a month to the last day of a month. */
export function addToEnd(day: Day, duration: Duration): Day {
  const { year, month, day: ofMonth } = civilOf(day);
  if (duration.months === 0 || ofMonth < daysInMonth(year, month)) return addDuration(day, duration);
  return dayOf(year, month + duration.months + 1, 1) - 1 + duration.days;
}
