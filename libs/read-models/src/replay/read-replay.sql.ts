import { statement } from '#ledger';

/*
 * $1, $2: places by partition; $3: at most so many decisions of a partition, $4: and no more once they hold so many bytes as stored; $5: only what
 * was recorded before. Bodies are JSON on one line each: as lines they pass ten times as fast as in an array. `looked` counts what the limit let through, before the bytes were weighed. A partition without any yields one row.
 */
const page = ({ of, order, joined = '' }: { of: string; order: string; joined?: string }): string => `
  SELECT p.partition, p.log_id, p.next_offset, d."offset", d.partnership_id, d.first_version, d.recorded_at, d.imported, d.command_id, d.fingerprint, d.looked, d.bodies
  FROM partition_progress p
  LEFT JOIN unnest($1::int[], $2::bigint[]) AS after (partition, "offset") USING (partition)
  ${joined}
  LEFT JOIN LATERAL (
    SELECT weighed.*,
           (SELECT string_agg(e.body::text, E'\\n' ORDER BY e.version) FROM event e
            WHERE e.partnership_id = weighed.partnership_id AND e.version BETWEEN weighed.first_version AND weighed.last_version) AS bodies
    FROM (
      SELECT d.*, count(*) OVER () AS looked, sum(w.bytes) OVER (ORDER BY d."offset") - w.bytes AS bytes_before
      FROM (
        SELECT d."offset", d.partnership_id, d.first_version, d.last_version, d.recorded_at, d.imported, d.command_id, d.fingerprint FROM decision d
        WHERE ${of} AND d."offset" >= coalesce(after."offset", 0) AND ($5::timestamptz IS NULL OR d.recorded_at < $5)
        ORDER BY ${order} LIMIT $3
      ) d
      CROSS JOIN LATERAL (
        SELECT sum(pg_column_size(e.body)) AS bytes FROM event e
        WHERE e.partnership_id = d.partnership_id AND e.version BETWEEN d.first_version AND d.last_version
      ) w
    ) weighed
    WHERE weighed.bytes_before < $4
  ) d ON true
  ORDER BY p.partition, d."offset"`;

export const readReplayPage = statement(
  'read-replay-page',
  page({ of: 'd.partition = p.partition', order: 'd."offset"' }),
);

/** $6: of one partnership alone, in the order of its versions, which is the log's. */
export const readReplayPageOfPartnership = statement(
  'read-replay-page-of-partnership',
  page({
    of: 'd.partnership_id = s.id',
    order: 'd.recorded_at, d.last_version',
    joined: 'LEFT JOIN partnership s ON s.id = $6 AND s.partition = p.partition',
  }),
);
