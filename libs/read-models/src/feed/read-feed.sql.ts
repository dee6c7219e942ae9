import { statement } from '#ledger';

const EVENTS = `(SELECT json_agg(e.body ORDER BY e.version) FROM event e
   WHERE e.partnership_id = d.partnership_id AND e.version BETWEEN d.first_version AND d.last_version)`;

/**
 * The effective decisions behind each partition's place, in the log's order within a partition, with how far the partition has been
 * projected in the same snapshot. A partition without any yields one row without a decision.
 */
export const readFeedPage = statement(
  'read-feed-page',
  `SELECT p.partition, p.log_id, p.next_offset, d."offset", d.partnership_id, d.first_version, d.recorded_at, d.imported, d.actor, d.command_id, d.term_changes, d.events
   FROM partition_progress p
   LEFT JOIN unnest($1::int[], $2::bigint[]) AS after (partition, "offset") USING (partition)
   LEFT JOIN LATERAL (
     SELECT d.*, ${EVENTS} AS events
     FROM decision d
     WHERE d.partition = p.partition AND d."offset" >= coalesce(after."offset", 0) AND ($4::text IS NULL OR d.partnership_id = $4)
     ORDER BY d."offset" LIMIT $3
   ) d ON true
   ORDER BY p.partition, d."offset"`,
);

/** The latest effective decisions of a partnership that tell of a change of other types than these, the latest first. */
export const readLatestDecisions = statement(
  'read-latest-decisions',
  `SELECT d.partition, p.log_id, p.next_offset, d."offset", d.partnership_id, d.first_version, d.recorded_at, d.imported, d.actor, d.command_id, d.term_changes,
     ${EVENTS} AS events
   FROM decision d JOIN partition_progress p USING (partition)
   WHERE d.partnership_id = $1 AND EXISTS (SELECT 1 FROM json_array_elements(d.term_changes) AS told WHERE told->>'type' <> ALL($3::text[]))
   ORDER BY d.recorded_at DESC, d.last_version DESC LIMIT $2`,
);
