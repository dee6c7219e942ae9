import { isoDay, parseDay, type Day } from '#client';

export { isoDay, parseDay, type Day };

const MS_A_DAY = 86_400_000;

const read = new Map<string, Day>();

/** The same for what the service has answered, which names the same days again and again. */
export function dayOf(text: string): Day {
  const date = text.slice(0, 10);
  let day = read.get(date);
  if (day === undefined) read.set(date, (day = Date.parse(`${date}T00:00:00Z`) / MS_A_DAY));
  return day;
}

export const dayOfInstant = (date: Date): Day => Math.floor(date.getTime() / MS_A_DAY);
export const instantOf = (day: Day): Date => new Date(day * MS_A_DAY);

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** `27 Feb 2026`. An Intl.DateTimeFormat takes 20 ms to make in a new page, and five times as long for a day. */
export function writtenDay(day: Day): string {
  const instant = instantOf(day);
  return `${instant.getUTCDate()} ${MONTHS[instant.getUTCMonth()]} ${instant.getUTCFullYear()}`;
}

/** `27 Feb 2026 to 31 Dec 2030`, from a half-open run of days; null: open. */
export function writtenDays({ from, to }: { readonly from: Day; readonly to: Day }): string {
  if (!Number.isFinite(to)) return `from ${writtenDay(from)}`;
  return to === from + 1 ? `on ${writtenDay(from)}` : `from ${writtenDay(from)} to ${writtenDay(to - 1)}`;
}
