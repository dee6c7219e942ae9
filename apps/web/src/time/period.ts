import { dayOfInstant, instantOf, type Day } from './day';

/** A period of whole months, then whole days. */
export interface Period {
  readonly months: number;
  readonly days: number;
}

const PERIOD = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

/** Parses an ISO 8601 duration from the service: `P1Y6M`, `P2W`, `P90D`. */
export function periodOf(text: string): Period {
  const [years = 0, months = 0, weeks = 0, days = 0] = (PERIOD.exec(text)?.slice(1) ?? []).map((part) =>
    Number(part ?? 0),
  );
  return { months: years * 12 + months, days: weeks * 7 + days };
}

export const timesPeriod = ({ months, days }: Period, times: number): Period => ({
  months: months * times,
  days: days * times,
});

/** Returns the last day of a period from its first day: the day before the anniversary, or before the last day of a month without that day. */
export const lastDayOf = (first: Day, period: Period): Day => added(first, period) - 1;

/** Adds a period to a last day. The last day of a month leads to the last day of a month. */
export function addToEnd(day: Day, period: Period): Day {
  const date = instantOf(day);
  const isLast = instantOf(day + 1).getUTCDate() === 1;
  if (period.months === 0 || !isLast) return added(day, period);
  return (
    dayOfInstant(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + period.months + 1, 0))) + period.days
  );
}

function added(day: Day, { months, days }: Period): Day {
  if (months === 0) return day + days;
  const date = instantOf(day);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayOfInstant(new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)))) + days;
}
