import { dayOf, daysInMonth, type Day } from './calendar';

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const MINUTES_A_DAY = 1_440;

/** The UTC day of an RFC 3339 instant, leap seconds included. Throws RangeError on any other text. */
export function dayOfInstant(instant: string): Day {
  const parts = RFC_3339.exec(instant);
  if (parts === null) throw notAnInstant();
  const number = (group: number): number => Number(parts[group] ?? 0);
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [offsetHour, offsetMinute] = [number(8), number(9)];
  const real = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!real || hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) throw notAnInstant();
  const offset = (offsetHour * 60 + offsetMinute) * (parts[7] === '-' ? -1 : 1);
  return dayOf(year, month, day) + Math.floor((hour * 60 + minute - offset) / MINUTES_A_DAY);
}

const notAnInstant = (): RangeError => new RangeError('Not an RFC 3339 instant');
