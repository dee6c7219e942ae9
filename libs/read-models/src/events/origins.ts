import { lookup, rowsOf, statement, type Queryable } from '#postgres';

/** Who recorded an event, and how it came in. */
export interface Origin {
  readonly actor: string;
  /** Whether its sender stated when it became known. */
  readonly imported: boolean;
  /** The clock at its append; null: an import that does not tell. */
  readonly appendedAt: string | null;
}

/* A decision is found by the moment of its event: of those of one moment, it is the first that ends at the event or behind it. */
const loadOrigins = statement(
  'load-origins',
  `SELECT e.version, d.actor, d.imported, d.appended_at FROM unnest($2::int[]) AS asked (version)
   CROSS JOIN ${lookup('event', 'event.partnership_id = $1 AND event.version = asked.version')} e
   CROSS JOIN LATERAL (
     SELECT decision.actor, decision.imported, decision.appended_at FROM decision
     WHERE decision.partnership_id = $1 AND decision.recorded_at = e.recorded_at AND decision.last_version >= e.version
     ORDER BY decision.last_version LIMIT 1) d`,
);

/** The origins of a partnership's events by their versions. */
export async function readOrigins(
  db: Queryable,
  partnershipId: string,
  versions: Iterable<number>,
): Promise<ReadonlyMap<number, Origin>> {
  const asked = [...new Set(versions)];
  if (asked.length === 0) return new Map();
  type Row = { version: number; actor: string; imported: boolean; appended_at: Date | null };
  const rows = await rowsOf<Row>(db, loadOrigins, [partnershipId, asked]);
  return new Map(rows.map((row) => [row.version, originOf(row)]));
}

const originOf = (row: { actor: string; imported: boolean; appended_at: Date | null }): Origin => ({
  actor: row.actor,
  imported: row.imported,
  appendedAt: row.appended_at?.toISOString() ?? null,
});
