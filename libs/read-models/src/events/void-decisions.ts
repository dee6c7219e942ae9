import { rowsOf, statement, type Queryable } from '#ledger';

const listVoidDecisions = statement(
  'list-void-decisions',
  `SELECT partition, "offset", reason, detail, partnership_id, command_id, expected_version, expected_event_id FROM void_decision
   WHERE (partition, "offset") > ($1::int, $2::bigint) ORDER BY partition, "offset" LIMIT $3`,
);

/** A record of the log that changed nothing, and why. */
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

/** One page of the void decisions by their place in the log. */
export async function readVoidDecisions(
  db: Queryable,
  after: { readonly partition: number; readonly offset: number },
  limit: number,
): Promise<VoidDecision[]> {
  const rows = await rowsOf<Row>(db, listVoidDecisions, [after.partition, after.offset, limit]);
  return rows.map(({ partition, offset, reason, detail, ...row }) => ({
    partition,
    offset,
    reason,
    detail,
    partnershipId: row.partnership_id,
    commandId: row.command_id,
    expectedHead:
      row.expected_version === null ? null : { version: row.expected_version, eventId: row.expected_event_id },
  }));
}
