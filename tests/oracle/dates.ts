import { civilOf, dayOf, daysInMonth, type Day } from './calendar';

/** First and last calendar day that a written date may mean, both inclusive. */
export interface Bounds {
  lo: Day;
  hi: Day;
}

export const FIRST_DAY = dayOf(1, 1, 1);
export const LAST_DAY = dayOf(9999, 12, 31);

export class NotADate extends Error {}

const known = new Map<string, Bounds>();

/** DESIGN 5: EDTF as accepted there, and nothing else. */
export function boundsOf(written: string): Bounds {
  const bounds = known.get(written) ?? parse(written);
  known.set(written, bounds);
  return bounds;
}

function parse(written: string): Bounds {
  const set = /^\[(.*)\.\.(.*)\]$/.exec(written);
  if (!set) return qualifiedBounds(written);
  const [earliest = '', latest = ''] = set.slice(1);
  if (!earliest && !latest) throw new NotADate(written);
  const lo = earliest ? simpleSpan(earliest).lo : FIRST_DAY;
  const hi = latest ? simpleSpan(latest).hi : LAST_DAY;
  if (hi < lo) throw new NotADate(written);
  return { lo, hi };
}

export function exactDay(written: string): Day {
  const { lo, hi } = boundsOf(written);
  if (lo !== hi) throw new NotADate(`${written} is no single day`);
  return lo;
}

type Unit = 'day' | 'quarter' | 'month' | 'year' | 'decade' | 'century';
type Span = Bounds & { unit: Unit };

function qualifiedBounds(written: string): Bounds {
  const qualifier = /[~%?]$/.exec(written)?.[0];
  const span = simpleSpan(qualifier ? written.slice(0, -1) : written);
  if (qualifier !== '~' && qualifier !== '%') return { lo: span.lo, hi: span.hi };
  const lo = earlierByOne(span);
  const hi = laterByOne(span);
  return { lo: Math.max(lo, FIRST_DAY), hi: Math.min(hi, LAST_DAY) };
}

const MONTHS: Readonly<Record<Exclude<Unit, 'day'>, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
  decade: 120,
  century: 1200,
};

function earlierByOne({ lo, unit }: Span): Day {
  if (unit === 'day') return lo - 1;
  const { year, month } = civilOf(lo);
  const index = year * 12 + (month - 1) - MONTHS[unit];
  return index < 12 ? FIRST_DAY : dayOf(Math.floor(index / 12), (index % 12) + 1, 1);
}

function laterByOne({ hi, unit }: Span): Day {
  if (unit === 'day') return hi + 1;
  const { year, month } = civilOf(hi);
  const index = year * 12 + (month - 1) + MONTHS[unit];
  const [lastYear, lastMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayOf(lastYear, lastMonth, daysInMonth(lastYear, lastMonth));
}

function simpleSpan(written: string): Span {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  if (day) return daySpan(written, Number(day[1]), Number(day[2]), Number(day[3]));
  const month = /^(\d{4})-(\d{2})(-XX)?$/.exec(written);
  if (month) return monthSpan(written, Number(month[1]), Number(month[2]), month[3] !== undefined);
  const year = /^(\d{4}|\d{3}X|\d{2}XX)$/.exec(written);
  if (year) return yearSpan(written);
  throw new NotADate(written);
}

function daySpan(written: string, year: number, month: number, dayOfMonth: number): Span {
  if (year < 1 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) throw new NotADate(written);
  const day = dayOf(year, month, dayOfMonth);
  return { lo: day, hi: day, unit: 'day' };
}

function monthSpan(written: string, year: number, number: number, masked: boolean): Span {
  if (year < 1) throw new NotADate(written);
  if (number >= 1 && number <= 12) {
    // `2025-10-XX` is written to the day: one unit of its precision is still the month that is known.
    return { lo: dayOf(year, number, 1), hi: dayOf(year, number, daysInMonth(year, number)), unit: 'month' };
  }
  if (masked || number < 33 || number > 36) throw new NotADate(written);
  const last = (number - 32) * 3;
  return { lo: dayOf(year, last - 2, 1), hi: dayOf(year, last, daysInMonth(year, last)), unit: 'quarter' };
}

function yearSpan(written: string): Span {
  const first = Math.max(1, Number(written.replaceAll('X', '0')));
  const last = Number(written.replaceAll('X', '9'));
  if (last < 1) throw new NotADate(written);
  const masked = written.length - written.replaceAll('X', '').length;
  const unit = (['year', 'decade', 'century'] as const)[masked] ?? 'century';
  return { lo: dayOf(first, 1, 1), hi: dayOf(last, 12, 31), unit };
}
