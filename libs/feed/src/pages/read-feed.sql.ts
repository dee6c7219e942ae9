import { statement } from '#postgres';
import { hashOfPlace, inCursor } from './place-hashes.sql';

const eventsOf = (decision: string): string => `(SELECT json_agg(e.body ORDER BY e.version) FROM event e
   WHERE e.partnership_id = ${decision}.partnership_id AND e.version BETWEEN ${decision}.first_version AND ${decision}.last_version)`;

/* The size of a decision as text. An uncompressed value is measured without conversion to text. */
const textBytes = (json: string): string =>
  `CASE WHEN pg_column_compression(${json}) IS NULL THEN pg_column_size(${json}) ELSE octet_length(${json}::text) END`;
const BYTES = `${textBytes('d.term_changes')} + coalesce(${textBytes('f.changes')}, 0) + (SELECT coalesce(sum(${textBytes('e.body')}), 0) FROM event e
   WHERE e.partnership_id = d.partnership_id AND e.version BETWEEN d.first_version AND d.last_version)`;

const COLUMNS =
  'd.partition, d.log_id, d.next_offset, d."offset", d.partnership_id, d.first_version, d.recorded_at, d.imported, d.actor, d.command_id, d.further_changes, ' +
  `${inCursor('d.place_hash')} AS hash`;

/**
 * Reads the effective decisions after each partition's place, in log order within a partition, with the partition's projected offset from the same
 * snapshot. A decision with many term changes comes with those stored in its row and the next row of the others. A partition without decisions yields
 * one row without a decision. $5: the size in bytes up to which decisions are returned, at least one; the first of each partition come first, then
 * the second ones. Of later decisions only the existence is returned. `start_hash` is the hash that the start place has in this log.
 */
export const readFeedPage = statement(
  'read-feed-page',
  `SELECT ${COLUMNS}, d.start_hash, ${inCursor('d.end_hash')} AS end_hash, d.first_ordinal, CASE WHEN d.before < $5 THEN d.changes END AS changes,
     CASE WHEN d.before < $5 THEN d.term_changes END AS term_changes, CASE WHEN d.before < $5 THEN ${eventsOf('d')} END AS events
   FROM (
     SELECT w.*, coalesce(sum(w.bytes) OVER (ORDER BY w.nth, w.partition ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
     FROM (
       SELECT p.partition, p.log_id, p.next_offset, p.place_hash AS end_hash, start.hash AS start_hash, d.place_hash, d."offset", d.partnership_id, d.first_version, d.last_version, d.recorded_at, d.imported, d.actor,
         d.command_id, d.term_changes, d.further_changes, d.first_ordinal, d.changes, d.bytes, row_number() OVER (PARTITION BY p.partition ORDER BY d."offset") AS nth
       FROM partition_progress p
       LEFT JOIN unnest($1::int[], $2::bigint[], $6::int[]) AS after (partition, "offset", ordinal) USING (partition)
       LEFT JOIN LATERAL (SELECT ${hashOfPlace('after')} AS hash OFFSET 0) start ON true
       LEFT JOIN LATERAL (
         SELECT d.*, f.first_ordinal, f.changes, ${BYTES} AS bytes
         FROM decision d
         LEFT JOIN LATERAL (
           SELECT f.first_ordinal, f.changes FROM further_term_changes f
           WHERE d.further_changes > 0 AND f.partition = d.partition AND f."offset" = d."offset"
             AND (d."offset" > coalesce(after."offset", -1) OR f.last_ordinal >= coalesce(after.ordinal, 0))
           ORDER BY f.first_ordinal LIMIT 1) f ON true
         WHERE d.partition = p.partition AND d."offset" >= coalesce(after."offset", 0) AND ($4::text IS NULL OR d.partnership_id = $4)
         ORDER BY d."offset" LIMIT $3
       ) d ON true
     ) w
   ) d
   ORDER BY d.partition, d."offset"`,
);

/** The SQL for a member of a stored term change, in either of its two forms. */
const storedMember = (member: string, place: number): string => `coalesce(change->>'${member}', change->>${place})`;

/**
 * Reads the latest effective decisions of some partnerships, latest first. They have a change of a type other than $3 and, if $5 is given, of that
 * kind. $4: the size in bytes up to which they are returned; `is_full` is true for the decision that reaches it.
 */
export const readLatestDecisions = statement(
  'read-latest-decisions',
  `SELECT ${COLUMNS}, d.first_ordinal, d.changes, d.term_changes, ${eventsOf('d')} AS events, d.before + d.bytes >= $4 AS is_full
   FROM (
     SELECT w.*, coalesce(sum(w.bytes) OVER (ORDER BY w.recorded_at DESC, w.partnership_id, w.last_version DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
     FROM (
       SELECT d.*, f.first_ordinal, f.changes, p.log_id, p.next_offset, ${BYTES} AS bytes
       FROM (
         SELECT latest.* FROM unnest($1::text[]) AS requested (partnership_id)
         CROSS JOIN LATERAL (
           SELECT d.* FROM decision d
           WHERE d.partnership_id = requested.partnership_id
             AND (d.further_changes > 0 OR EXISTS (SELECT 1 FROM json_array_elements(d.term_changes) AS change
               WHERE ${storedMember('type', 1)} <> ALL($3::text[]) AND ($5::text IS NULL OR ${storedMember('kind', 2)} = $5)))
           ORDER BY d.recorded_at DESC, d.last_version DESC LIMIT $2) latest
         ORDER BY latest.recorded_at DESC, latest.partnership_id, latest.last_version DESC LIMIT $2
       ) d
       JOIN partition_progress p USING (partition)
       LEFT JOIN LATERAL (
           SELECT f.first_ordinal, f.changes FROM further_term_changes f
           WHERE d.further_changes > 0 AND f.partition = d.partition AND f."offset" = d."offset"
           ORDER BY f.first_ordinal DESC LIMIT 1) f ON true
     ) w
   ) d
   WHERE d.before < $4
   ORDER BY d.recorded_at DESC, d.partnership_id, d.last_version DESC`,
);
