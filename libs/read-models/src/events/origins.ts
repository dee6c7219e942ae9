import { lookup, rowsOf, statement, type Queryable } from '#postgres';

/** Who recorded an event, and how it came in. */
export interface Origin {
  readonly actor: string;
  /** Whether its sender stated when it became known. */
  readonly imported: boolean;
  /** The clock at its append; null: an import that does not tell. */
  readonly appendedAt: string | null;
}

/** What is read of the decision `d` that an event came with. */
export const originColumns = 'd.actor, d.imported, d.appended_at';

export interface OriginRow {
  readonly actor: string;
  readonly imported: boolean;
  readonly appended_at: Date | null;
}

/** The decision of an event `e`, as `d`: it is found by its moment, and of those of one moment it is the first that ends at the event or behind it. */
export const joinDecision = (partnershipId: string): string => `CROSS JOIN LATERAL (
     SELECT decision.actor, decision.imported, decision.appended_at FROM decision
     WHERE decision.partnership_id = ${partnershipId} AND decision.recorded_at = e.recorded_at AND decision.last_version >= e.version
     ORDER BY decision.last_version LIMIT 1) d`;

const loadOrigins = statement(
  'load-origins',
  `SELECT e.version, ${originColumns} FROM unnest($2::int[]) AS asked (version)
   CROSS JOIN ${lookup('event', 'event.partnership_id = $1 AND event.version = asked.version')} e ${joinDecision('$1')}`,
);

/** The origins of a partnership's events by their versions. */
export async function readOrigins(
  db: Queryable,
  partnershipId: string,
  versions: Iterable<number>,
): Promise<ReadonlyMap<number, Origin>> {
  const asked = [...new Set(versions)];
  if (asked.length === 0) return new Map();
  const rows = await rowsOf<OriginRow & { readonly version: number }>(db, loadOrigins, [partnershipId, asked]);
  return new Map(rows.map((row) => [row.version, originOf(row)]));
}

export const originOf = (row: OriginRow): Origin => ({
  actor: row.actor,
  imported: row.imported,
  appendedAt: row.appended_at?.toISOString() ?? null,
});
