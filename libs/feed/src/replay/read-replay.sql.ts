import { statement } from '#postgres';

/* An uncompressed value is measured without conversion to text. */
const BYTES =
  'CASE WHEN pg_column_compression(e.body) IS NULL THEN pg_column_size(e.body) ELSE octet_length(e.body::text) END';

/*
 * $1, $2: the places by partition; $3: the most decisions of a partition; $4: the size in bytes from which no further decision is read; $5: the time
 * before which the decisions were recorded. A row is an event with its decision. Only events that are sent are converted to text. A partition without
 * decisions yields one row.
 */
const page = ({ of, order, joined = '' }: { of: string; order: string; joined?: string }): string => `
  SELECT p.partition, p.log_id, p.next_offset, d."offset", d.partnership_id, d.version, d.recorded_at, d.imported, d.appended_at, d.actor, d.command_id, d.fingerprint, d.history_hash, d.bytes, d.body
  FROM partition_progress p
  LEFT JOIN unnest($1::int[], $2::bigint[]) AS after (partition, "offset") USING (partition)
  ${joined}
  LEFT JOIN LATERAL (
    SELECT measured.*, measured.stored::text AS body
    FROM (
      SELECT d.*, e.version, e.body AS stored, sum(${BYTES}) OVER (ORDER BY d."offset") AS bytes,
             sum(${BYTES}) OVER (PARTITION BY d."offset") AS own_bytes
      FROM (
        SELECT d."offset", d.partnership_id, d.first_version, d.last_version, d.recorded_at, d.imported, d.appended_at, d.actor, d.command_id, d.fingerprint,
          encode(d.history_hash, 'hex') AS history_hash FROM decision d
        WHERE ${of} AND d."offset" >= coalesce(after."offset", 0) AND ($5::timestamptz IS NULL OR d.recorded_at < $5)
        ORDER BY ${order} LIMIT $3
      ) d
      JOIN event e ON e.partnership_id = d.partnership_id AND e.version BETWEEN d.first_version AND d.last_version
    ) measured
    WHERE measured.bytes - measured.own_bytes < $4
  ) d ON true
  ORDER BY p.partition, d."offset", d.version`;

export const readReplayPage = statement(
  'read-replay-page',
  page({ of: 'd.partition = p.partition', order: 'd."offset"' }),
);

/** $6: the only partnership to read, in the order of its versions, which is log order. */
export const readReplayPageOfPartnership = statement(
  'read-replay-page-of-partnership',
  page({
    of: 'd.partnership_id = s.id',
    order: 'd.recorded_at, d.last_version',
    joined: 'LEFT JOIN partnership s ON s.id = $6 AND s.partition = p.partition',
  }),
);
