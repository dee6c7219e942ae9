import { writtenDay, type Day } from './day';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Why words are no day, and how to write one. */
export function sayDayFault(words: string, shown: Day): string {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words.trim()) ?? [];
  const [dayFirst, monthFirst] = [inFull(first, second, year), inFull(second, first, year)];
  const why =
    dayFirst !== null && monthFirst !== null
      ? `“${words.trim()}” may be ${dayFirst} or ${monthFirst}: write which.`
      : `“${words.trim()}” is not understood as a day: write 1 March 2026 or 2026-03-01.`;
  return `${why} The answer is still that of ${writtenDay(shown)}.`;
}

function inFull(day: string, month: string, year: string): string | null {
  const name = MONTHS[Number(month) - 1];
  return name === undefined || year === '' ? null : `${Number(day)} ${name} ${year}`;
}
