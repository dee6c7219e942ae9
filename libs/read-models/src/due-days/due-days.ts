import { formatDay, type Day } from '#domain';
import { rowsOf, type Queryable } from '#ledger';
import { loadDaysFallenDue } from './due-days.sql';

/** A day, known beforehand, on which the answer about a term changes, and the event that made it so. */
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

/** The known days that have come by `today` and that nobody has recorded as such, earliest first, at most `limit`. */
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
