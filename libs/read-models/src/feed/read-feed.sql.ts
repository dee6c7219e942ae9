import { statement } from '#ledger';

const EVENTS = `(SELECT json_agg(e.body ORDER BY e.version) FROM event e
   WHERE e.partnership_id = d.partnership_id AND e.version BETWEEN d.first_version AND d.last_version)`;

/**
 * The effective decisions behind each partition's place, in the log's order within a partition, with how far the partition has been
 * projected in the same snapshot, and of a decision with many term changes those that are stored with it and the next row of the rest. A partition
 * without any yields one row without a decision.
 */
export const readFeedPage = statement(
  'read-feed-page',
  `SELECT p.partition, p.log_id, p.next_offset, d."offset", d.partnership_id, d.first_version, d.recorded_at, d.imported, d.actor, d.command_id, d.term_changes, d.further_changes, d.first_ordinal, d.changes, d.events
   FROM partition_progress p
   LEFT JOIN unnest($1::int[], $2::bigint[], $5::int[]) AS after (partition, "offset", ordinal) USING (partition)
   LEFT JOIN LATERAL (
     SELECT d.*, f.first_ordinal, f.changes, ${EVENTS} AS events
     FROM decision d
     LEFT JOIN LATERAL (
       SELECT f.first_ordinal, f.changes FROM further_term_changes f
       WHERE d.further_changes > 0 AND f.partition = d.partition AND f."offset" = d."offset"
         AND (d."offset" > coalesce(after."offset", -1) OR f.last_ordinal >= coalesce(after.ordinal, 0))
       ORDER BY f.first_ordinal LIMIT 1) f ON true
     WHERE d.partition = p.partition AND d."offset" >= coalesce(after."offset", 0) AND ($4::text IS NULL OR d.partnership_id = $4)
     ORDER BY d."offset" LIMIT $3
   ) d ON true
   ORDER BY p.partition, d."offset"`,
);

/** The latest effective decisions of a partnership that tell of a change of other types than these, the latest first. */
export const readLatestDecisions = statement(
  'read-latest-decisions',
  `SELECT d.partition, p.log_id, p.next_offset, d."offset", d.partnership_id, d.first_version, d.recorded_at, d.imported, d.actor, d.command_id, d.term_changes,
     d.further_changes, f.first_ordinal, f.changes, ${EVENTS} AS events
   FROM decision d JOIN partition_progress p USING (partition)
   LEFT JOIN LATERAL (
     SELECT f.first_ordinal, f.changes FROM further_term_changes f
     WHERE d.further_changes > 0 AND f.partition = d.partition AND f."offset" = d."offset"
     ORDER BY f.first_ordinal DESC LIMIT 1) f ON true
   WHERE d.partnership_id = $1 AND (d.further_changes > 0 OR EXISTS (SELECT 1 FROM json_array_elements(d.term_changes) AS told WHERE coalesce(told->>'type', told->>1) <> ALL($3::text[])))
   ORDER BY d.recorded_at DESC, d.last_version DESC LIMIT $2`,
);
