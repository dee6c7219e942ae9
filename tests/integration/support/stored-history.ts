import type { Event, TermChange } from '#contracts';
import type { Database } from '#postgres';
import type { QueryResultRow } from 'pg';

/** The stored events and term changes of one partnership. */
export interface StoredHistory {
  readonly partnershipId: string;
  readonly events: readonly { readonly event: Event; readonly recordedAt: string }[];
  readonly changes: readonly TermChange[];
}

export async function loadHistories(database: Database): Promise<StoredHistory[]> {
  const rows = async (sql: string): Promise<readonly Row[]> =>
    (await database.pool.query<Row & QueryResultRow>(sql)).rows;
  const of = (all: readonly Row[]) => Map.groupBy(all, (row) => row.partnership_id);
  const events = of(await rows('SELECT * FROM event ORDER BY partnership_id, version'));
  const decisions = of(await rows('SELECT * FROM decision ORDER BY partnership_id, first_version'));
  return [...events].map(([partnershipId, own]) => ({
    partnershipId,
    events: own.map(({ body, recorded_at }) => ({ event: body as Event, recordedAt: recorded_at.toISOString() })),
    changes: (decisions.get(partnershipId) ?? []).flatMap(({ term_changes }) => term_changes),
  }));
}

interface Row {
  partnership_id: string;
  body: object;
  recorded_at: Date;
  term_changes: TermChange[];
}
