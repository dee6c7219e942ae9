import { rowsOf, statement, type Queryable } from '#postgres';

/* The text of a record that cannot be decoded is cut: it may have any length. */
const columns =
  'partition, "offset", reason, left(detail, 2000) AS detail, left(partnership_id, 200) AS partnership_id, left(command_id, 300) AS command_id, expected_version, expected_event_id';

const listVoidDecisions = statement(
  'list-void-decisions',
  `SELECT ${columns} FROM void_decision
   WHERE (partition, "offset") > ($1::int, $2::bigint)
     AND ($4::int IS NULL OR partition = $4) AND ($5::text IS NULL OR partnership_id = $5) AND ($6::text IS NULL OR reason = $6)
   ORDER BY partition, "offset" LIMIT $3`,
);
const findVoidDecision = statement(
  'find-void-decision',
  `SELECT ${columns}, record_key, record FROM void_decision WHERE partition = $1 AND "offset" = $2`,
);

/** A void record of the log, with the reason. */
export interface VoidDecision {
  readonly partition: number;
  readonly offset: number;
  readonly reason: string;
  readonly detail: string;
  readonly partnershipId: string | null;
  readonly commandId: string | null;
  readonly expectedHead: { readonly version: number; readonly eventId: string | null } | null;
}

interface Row {
  [column: string]: unknown;
  partition: number;
  offset: number;
  reason: string;
  detail: string;
  partnership_id: string | null;
  command_id: string | null;
  expected_version: number | null;
  expected_event_id: string | null;
}

export interface VoidDecisionsWanted {
  readonly after: { readonly partition: number; readonly offset: number };
  readonly limit: number;
  readonly partition?: number | undefined;
  readonly partnership?: string | undefined;
  readonly reason?: string | undefined;
}

/** Reads a page of void decisions, by their place in the log. */
export async function readVoidDecisions(db: Queryable, wanted: VoidDecisionsWanted): Promise<VoidDecision[]> {
  const { after, limit, partition = null, partnership = null, reason = null } = wanted;
  const values = [after.partition, after.offset, limit, partition, partnership, reason];
  return (await rowsOf<Row>(db, listVoidDecisions, values)).map(fromRow);
}

/** Reads the void decision at a place, with its record; null: there is none. */
export async function readVoidDecision(
  db: Queryable,
  { partition, offset }: { readonly partition: number; readonly offset: number },
): Promise<(VoidDecision & { readonly key: Buffer | null; readonly record: Buffer | null }) | null> {
  type WithRecord = Row & { record_key: Buffer | null; record: Buffer | null };
  const [row] = await rowsOf<WithRecord>(db, findVoidDecision, [partition, offset]);
  return row ? { ...fromRow(row), key: row.record_key, record: row.record } : null;
}

const fromRow = ({ partition, offset, reason, detail, ...row }: Row): VoidDecision => ({
  partition,
  offset,
  reason,
  detail,
  partnershipId: row.partnership_id,
  commandId: row.command_id,
  expectedHead:
    row.expected_version === null ? null : { version: row.expected_version, eventId: row.expected_event_id },
});
