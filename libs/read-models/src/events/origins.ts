import { lookup, rowsOf, statement, type Queryable } from '#postgres';

/** The origin of an event: its actor, and how it was recorded. */
export interface Origin {
  readonly actor: string;
  /** True if the sender stated when the event became known. */
  readonly imported: boolean;
  /** The time of the append; null: an import did not state it. */
  readonly appendedAt: string | null;
}

/** The columns that are read of the decision `d` of an event. */
export const originColumns = 'd.actor, d.imported, d.appended_at';

export interface OriginRow {
  readonly actor: string;
  readonly imported: boolean;
  readonly appended_at: Date | null;
}

/** Joins the decision `d` of an event `e`: of the decisions with the same time, the first whose last version is that of the event or later. */
export const joinDecision = (partnershipId: string): string => `CROSS JOIN LATERAL (
     SELECT decision.actor, decision.imported, decision.appended_at FROM decision
     WHERE decision.partnership_id = ${partnershipId} AND decision.recorded_at = e.recorded_at AND decision.last_version >= e.version
     ORDER BY decision.last_version LIMIT 1) d`;

const loadOrigins = statement(
  'load-origins',
  `SELECT e.version, ${originColumns} FROM unnest($2::int[]) AS requested (version)
   CROSS JOIN ${lookup('event', 'event.partnership_id = $1 AND event.version = requested.version')} e ${joinDecision('$1')}`,
);

/** Reads the origins of a partnership's events, by version. */
export async function readOrigins(
  db: Queryable,
  partnershipId: string,
  versions: Iterable<number>,
): Promise<ReadonlyMap<number, Origin>> {
  const wanted = [...new Set(versions)];
  if (wanted.length === 0) return new Map();
  const rows = await rowsOf<OriginRow & { readonly version: number }>(db, loadOrigins, [partnershipId, wanted]);
  return new Map(rows.map((row) => [row.version, originOf(row)]));
}

export const originOf = (row: OriginRow): Origin => ({
  actor: row.actor,
  imported: row.imported,
  appendedAt: row.appended_at?.toISOString() ?? null,
});
