import { dayOf, daysInMonth, type Day } from './calendar';
import { whyNotADate } from './why-not-a-date';

/** A unit of precision: `~` and `%` widen a date by one of them on each side. */
export type Unit = 'day' | { readonly months: number };

/** One date as written: its days and its qualifiers. */
export interface Span {
  readonly first: Day;
  /** The day after the last one. Months are added to this day, because it is the first of a month. */
  readonly next: Day;
  /** The unit of the coarsest component with `~` or `%`. */
  readonly approximateBy: Unit | null;
  /** True if it contains neither `X` nor a qualifier. */
  readonly plain: boolean;
}

const SPAN = /^(\d{4}|\d{3}X|\d\dXX)([~%?]?)(?:-(\d\d)([~%?]?)(?:-(\d\d|XX)([~%?]?))?)?$/;
const MONTH: Unit = { months: 1 };
const QUARTER: Unit = { months: 3 };
const FIRST_QUARTER = 33;

/** Parses a day, month, quarter, year, decade or century. For any other text, it returns a sentence that states the fault. */
export function readSpan(text: string): Span | string {
  const match = SPAN.exec(text);
  if (match === null) return whyNotADate(text);
  const [, yearText = '', yearMark = '', monthText, monthMark = '', dayText, dayMark = ''] = match;
  const plain = !/[X~%?]/.test(text);

  const firstYear = Number(yearText.replaceAll('X', '0'));
  const lastYear = Number(yearText.replaceAll('X', '9'));
  if (lastYear === 0) return 'The year 0000 is outside 0001 to 9999.';
  const yearUnit: Unit = { months: 12 * (lastYear - firstYear + 1) };
  if (monthText === undefined) {
    const approximateBy = coarsestApproximate([[yearMark, yearUnit]]);
    return { first: dayOf(firstYear, 1, 1), next: dayOf(lastYear + 1, 1, 1), approximateBy, plain };
  }
  if (firstYear !== lastYear) return 'A decade or century cannot have a month or day.';

  const month = Number(monthText);
  if (dayText === undefined && month >= FIRST_QUARTER && month < FIRST_QUARTER + 4) {
    const from = (month - FIRST_QUARTER) * 3 + 1;
    const approximateBy = coarsestApproximate([
      [yearMark, yearUnit],
      [monthMark, QUARTER],
    ]);
    return { first: dayOf(firstYear, from, 1), next: dayOf(firstYear, from + 3, 1), approximateBy, plain };
  }
  if (month < 1 || month > 12) return whyNotAMonth(month);
  if (dayText === undefined || dayText === 'XX') {
    const approximateBy = coarsestApproximate([
      [yearMark, yearUnit],
      [monthMark, MONTH],
      [dayMark, MONTH],
    ]);
    return { first: dayOf(firstYear, month, 1), next: dayOf(firstYear, month + 1, 1), approximateBy, plain };
  }

  const length = daysInMonth(firstYear, month);
  const day = Number(dayText);
  if (day < 1 || day > length) return whyNotADay(day, length, firstYear, month);
  const first = dayOf(firstYear, month, day);
  const approximateBy = coarsestApproximate([
    [yearMark, yearUnit],
    [monthMark, MONTH],
    [dayMark, 'day'],
  ]);
  return { first, next: first + 1, approximateBy, plain };
}

function coarsestApproximate(marks: readonly (readonly [mark: string, unit: Unit])[]): Unit | null {
  const found = marks.find(([mark]) => mark === '~' || mark === '%');
  return found === undefined ? null : found[1];
}

function whyNotAMonth(month: number): string {
  if (month >= 21 && month <= 32)
    return `${month} stands for a season: use a quarter (33 to 36), months or a span like [2026-03..2026-05].`;
  if (month >= 33 && month <= 36) return `${month} stands for a quarter, which has no day.`;
  if (month >= 37 && month <= 41)
    return `${month} stands for a third or half of a year: use months or a span like [2026-01..2026-06].`;
  return `There is no month ${String(month).padStart(2, '0')}.`;
}

function whyNotADay(day: number, length: number, year: number, month: number): string {
  const yearText = String(year).padStart(4, '0');
  if (month === 2 && day === 29) return `${yearText} is not a leap year: it has no 29 February.`;
  return `${yearText}-${String(month).padStart(2, '0')} has the days 01 to ${length}, not ${String(day).padStart(2, '0')}.`;
}
