const YEARS = 10;
const LAST_YEAR = 9_999;

/** The period asked about: from today (UTC) unless said otherwise, to the end of the tenth year after its beginning. */
export function periodOf({
  from = today(),
  to,
}: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}) {
  return { from, to: to ?? endAfter(from) };
}

/** The current day (UTC). */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** A year stands for its last day. Of a date without a plain year, such as `201X`, its own last day. */
function endAfter(from: string): string {
  const [year] = /^\d{4}/.exec(from) ?? [];
  return year === undefined ? from : String(Math.min(Number(year) + YEARS, LAST_YEAR)).padStart(4, '0');
}
