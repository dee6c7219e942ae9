import { isoDay, parseDay, type Day } from '#client';

export { isoDay, parseDay, type Day };

const MS_A_DAY = 86_400_000;

const read = new Map<string, Day>();

/** Parses a day of a response. The same days occur again and again, so they are cached. */
export function dayOf(text: string): Day {
  const date = text.slice(0, 10);
  let day = read.get(date);
  if (day === undefined) read.set(date, (day = Date.parse(`${date}T00:00:00Z`) / MS_A_DAY));
  return day;
}

export const dayOfInstant = (date: Date): Day => Math.floor(date.getTime() / MS_A_DAY);
export const instantOf = (day: Day): Date => new Date(day * MS_A_DAY);

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** Renders `27 Feb 2026`. An Intl.DateTimeFormat takes 20 ms to create on a new page, and five times as long per day. */
export function writtenDay(day: Day): string {
  const instant = instantOf(day);
  return `${instant.getUTCDate()} ${MONTHS[instant.getUTCMonth()]} ${instant.getUTCFullYear()}`;
}

/** Renders a half-open run of days as `27 Feb 2026 to 31 Dec 2030`; an infinite `to` is open. */
export function writtenDays({ from, to }: { readonly from: Day; readonly to: Day }): string {
  if (!Number.isFinite(to)) return `from ${writtenDay(from)}`;
  return to === from + 1 ? `on ${writtenDay(from)}` : `from ${writtenDay(from)} to ${writtenDay(to - 1)}`;
}
