/** Whole days since 1970-01-01 in the proleptic Gregorian calendar; negative before it. */
export type Day = number;

/** A date of the calendar: month 1–12, day 1–31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_OF_400_YEARS = 146_097;
const DAYS_FROM_YEAR_0_MARCH_TO_1970 = 719_468;

// Years are counted from March, so that the leap day is a year's last day and every month before it has a fixed offset
// (Howard Hinnant, "chrono-compatible low-level date algorithms").
/** Returns the day of a calendar date. A month outside 1–12 belongs to an earlier or later year. */
export function dayOf(year: number, month: number, day: number): Day {
  const months = year * 12 + (month - 3);
  const marchYear = Math.floor(months / 12);
  const sinceMarch = months - marchYear * 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfYear = Math.floor((153 * sinceMarch + 2) / 5) + day - 1;
  return marchYear * 365 + leapDays + dayOfYear - DAYS_FROM_YEAR_0_MARCH_TO_1970;
}

/** Returns the calendar date of a day: the inverse of `dayOf`. */
export function civilOf(day: Day): CivilDate {
  const days = day + DAYS_FROM_YEAR_0_MARCH_TO_1970;
  const era = Math.floor(days / DAYS_OF_400_YEARS);
  const inEra = days - era * DAYS_OF_400_YEARS;
  const leapDays = Math.floor(inEra / 1_460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096);
  const yearOfEra = Math.floor((inEra - leapDays) / 365);
  const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const sinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = sinceMarch < 10 ? sinceMarch + 3 : sinceMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * sinceMarch + 2) / 5) + 1,
  };
}

export const FIRST_DAY: Day = dayOf(1, 1, 1);
export const LAST_DAY: Day = dayOf(9999, 12, 31);

export const daysInMonth = (year: number, month: number): number => dayOf(year, month + 1, 1) - dayOf(year, month, 1);

/** Returns the same day of the month `months` later, or the last day of that month if it is too short. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: ofMonth } = civilOf(day);
  const isInEveryMonth = ofMonth <= 28;
  return dayOf(year, month + months, isInEveryMonth ? ofMonth : Math.min(ofMonth, daysInMonth(year, month + months)));
}

/** Formats a day as `YYYY-MM-DD`. @throws RangeError outside the years 0001–9999 */
export function formatDay(day: Day): string {
  if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) {
    throw new RangeError(`${day} is not a day of the years 0001 to 9999`);
  }
  const { year, month, day: ofMonth } = civilOf(day);
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${TWO_DIGITS[month]!}-${TWO_DIGITS[ofMonth]!}`;
}

const TWO_DIGITS = Array.from({ length: 32 }, (_, n) => String(n).padStart(2, '0'));
