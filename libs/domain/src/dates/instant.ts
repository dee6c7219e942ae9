import { dayOf, daysInMonth, FIRST_DAY, LAST_DAY, type Day } from './calendar';

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const MINUTES_A_DAY = 1_440;

/** Returns the UTC day of an RFC 3339 instant, leap seconds included. @throws RangeError for any other text or a UTC day outside 0001–9999 */
export function dayOfInstant(instant: string): Day {
  const parts = RFC_3339.exec(instant);
  if (parts === null) throw notAnInstant();
  const year = Number(parts[1]);
  const month = Number(parts[2]);
  const day = Number(parts[3]);
  const hour = Number(parts[4]);
  const minute = Number(parts[5]);
  const second = Number(parts[6]);
  const offsetHour = Number(parts[8] ?? 0);
  const offsetMinute = Number(parts[9] ?? 0);
  const real = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!real || hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) throw notAnInstant();
  const offset = (offsetHour * 60 + offsetMinute) * (parts[7] === '-' ? -1 : 1);
  const utcDay = dayOf(year, month, day) + Math.floor((hour * 60 + minute - offset) / MINUTES_A_DAY);
  if (utcDay < FIRST_DAY || utcDay > LAST_DAY) throw notAnInstant();
  return utcDay;
}

/** Returns true for an RFC 3339 instant that `Date` can represent, which excludes leap seconds. `Date` alone also accepts February 30 and 24:00. */
export function isInstant(text: string): boolean {
  if (Number.isNaN(Date.parse(text))) return false;
  try {
    dayOfInstant(text);
    return true;
  } catch {
    return false;
  }
}

const notAnInstant = (): RangeError => new RangeError('Not an RFC 3339 instant');
