import { dayOf, isoDay, MONTHS, parseDay, writtenDay } from './day';

/** Renders the date of a source in words: `2022-10` as `Oct 2022`, `[2026-02-27..2026-03-31]` as `between 27 Feb and 31 Mar 2026`. */
export function writtenDate(text: string): string {
  const range = RANGE.exec(text);
  return range ? writtenRange(range[1] ?? '', range[2] ?? '') : writtenPart(text);
}

const RANGE = /^\[(.*?)\.\.(.*?)\]$/;
const PART = /^(\d{2}(?:\d{2}|\dX|XX))(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?$/;
const QUALIFIER = /[~?%]/g;
const FIRST_QUARTER = 33;
const LAST_QUARTER = 36;

function writtenRange(from: string, to: string): string {
  if (from === '') return `by ${writtenPart(to)}`;
  if (to === '') return `${writtenPart(from)} or later`;
  return `between ${withoutYearOf(from, to)} and ${writtenPart(to)}`;
}

/** Omits the year if both ends share it. */
function withoutYearOf(from: string, to: string): string {
  const [year] = from.split('-');
  const rendered = writtenPart(from);
  const isSameYear = from.includes('-') && to.includes('-') && to.startsWith(`${year}-`);
  return isSameYear ? rendered.replace(` ${year}`, '') : rendered;
}

function writtenPart(text: string): string {
  const [, year = '', month = 'XX', day = 'XX'] = PART.exec(text.replaceAll(QUALIFIER, '')) ?? [];
  if (year === '') return text;
  const about = /[~%]/.test(text) ? 'about ' : '';
  const doubt = /[?%]/.test(text) ? ' (uncertain)' : '';
  return `${about}${writtenParts(year, month, day)}${doubt}`;
}

function writtenParts(year: string, month: string, day: string): string {
  if (year.endsWith('XX')) return `the ${year.replace('XX', '00')}s`;
  if (year.endsWith('X')) return `the ${year.replace('X', '0')}s`;
  if (month === 'XX') return year;
  const nth = Number(month);
  if (nth >= FIRST_QUARTER && nth <= LAST_QUARTER) return `Q${nth - FIRST_QUARTER + 1} ${year}`;
  const exact = parseDay(`${year}-${month}-${day}`);
  return exact === null ? `${MONTHS[nth - 1] ?? month} ${year}` : writtenDay(exact);
}

/** Renders the bounds of an imprecise day. Whole months and years are rendered as such. */
export function writtenBounds({ lo, hi }: { readonly lo: string; readonly hi: string | null }): string {
  if (hi === null) return `${writtenDate(lo)} or later`;
  if (lo === hi) return writtenDate(lo);
  return writtenDate(wholeOf(lo, hi) ?? `[${lo}..${hi}]`);
}

function wholeOf(lo: string, hi: string): string | null {
  const [year, month] = [lo.slice(0, 4), lo.slice(0, 7)];
  if (lo === `${year}-01-01` && hi === `${year}-12-31`) return year;
  const isLastOfMonth = isoDay(dayOf(hi) + 1).endsWith('-01');
  return lo === `${month}-01` && hi.startsWith(month) && isLastOfMonth ? month : null;
}
