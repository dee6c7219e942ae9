import { firstDayOf, readDate } from '#client';
import { MONTHS, parseDay, writtenDay, type Day } from './day';

/** Renders why words are not a day, and how to write one. */
export function renderDayFault(words: string, { shown, today }: { readonly shown: Day; readonly today: Day }): string {
  return `“${words.trim()}” ${whyNoDay(words, today)} The answer is still that of ${writtenDay(shown)}.`;
}

function whyNoDay(words: string, today: Day): string {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(words.trim()) ?? [];
  const [dayFirst, monthFirst] = [written(first, second, year), written(second, first, year)];
  if (dayFirst !== null && monthFirst !== null) return `may be ${dayFirst} or ${monthFirst}: write which.`;
  const date = readDate(words, today);
  const day = date === null ? null : parseDay(firstDayOf(date));
  if (day !== null) return `is more than one day: write one of them, such as ${writtenDay(day)}.`;
  return 'is not understood as a day: write 1 Mar 2026 or 2026-03-01.';
}

function written(day: string, month: string, year: string): string | null {
  const name = MONTHS[Number(month) - 1];
  return name === undefined || year === '' ? null : `${Number(day)} ${name} ${year}`;
}
