import { formatDay, type Day } from '#domain';
import { rowsOf, type Queryable } from '#postgres';
import { countDaysFallenDue, loadDaysFallenDue } from './due-days.sql';

/** A known day on which the answer about a term changes, and the event that caused it. */
export interface DueDay {
  readonly partnershipId: string;
  readonly kind: string;
  readonly scope: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly eventId: string;
}

export interface DueDayRow {
  [column: string]: unknown;
  partnership_id: string;
  kind: string;
  scope: string;
  day: number;
  event_id: string;
}

const MOST_COUNTED = 10_000;

/** Counts the known days up to `today` that are not recorded as due, and returns the earliest. At most 10,000 are counted. */
export async function countDueDays(
  db: Queryable,
  today: Day,
): Promise<{ readonly waiting: number; readonly oldest: string | null }> {
  const [row] = await rowsOf<{ waiting: number; oldest: number | null }>(db, countDaysFallenDue, [today, MOST_COUNTED]);
  return { waiting: row!.waiting, oldest: row!.oldest === null ? null : formatDay(row!.oldest) };
}

/** Reads the known days up to `today` that are not recorded as due, earliest first, at most `limit`. */
export async function readDueDays(db: Queryable, today: Day, limit: number): Promise<DueDay[]> {
  const rows = await rowsOf<DueDayRow>(db, loadDaysFallenDue, [today, limit]);
  return rows.map((row) => ({
    partnershipId: row.partnership_id,
    kind: row.kind,
    scope: row.scope,
    day: formatDay(row.day),
    eventId: row.event_id,
  }));
}
