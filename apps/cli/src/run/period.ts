const YEARS = 10;
const LAST_YEAR = 9_999;

/** Returns the period of a query: by default from today (UTC) to the end of the tenth year after its beginning. */
export function periodOf({
  from = today(),
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}) {
  return { from, to: to ?? endAfter(from) };
}

/** Returns the current day (UTC). */
export const today = (): string => new Date().toISOString().slice(0, 10);

/**
 * Returns the tenth year after a date; a year stands for its last day. A date without a plain year, such as `201X`, is returned unchanged and
 * stands for its own last day.
 */
function endAfter(from: string): string {
  const [year] = /^\d{4}/.exec(from) ?? [];
  return year === undefined ? from : String(Math.min(Number(year) + YEARS, LAST_YEAR)).padStart(4, '0');
}
