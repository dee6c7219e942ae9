import { CURSOR_HASH_BYTES } from '#contracts';
import { statement } from '#postgres';

/** What a cursor carries of a hash, in hexadecimal. */
export const inCursor = (hash: string): string => `encode(substring(${hash} FOR ${CURSOR_HASH_BYTES}), 'hex')`;

const lastBefore = (table: string, place: string): string => `(SELECT r."offset", r.place_hash FROM ${table} r
   WHERE r.partition = ${place}.partition AND r."offset" < ${place}."offset" + (${place}.ordinal > 0)::int ORDER BY r."offset" DESC LIMIT 1)`;

/**
 * The hash of a place, `place` being a row of (partition, offset, ordinal): that behind the last record of which something has been seen. Null where no
 * row tells it: before the first record, and behind the genesis.
 */
export const hashOfPlace = (place: string): string =>
  inCursor(`(SELECT last.place_hash FROM (
   ${lastBefore('decision', place)} UNION ALL ${lastBefore('void_decision', place)}) last ORDER BY last."offset" DESC LIMIT 1)`);

/** $1, $2, $3: places. */
export const readHashesOfPlaces = statement(
  'read-hashes-of-places',
  `SELECT p.log_id, place.partition, ${hashOfPlace('place')} AS hash
   FROM unnest($1::int[], $2::bigint[], $3::int[]) AS place (partition, "offset", ordinal)
   CROSS JOIN (SELECT log_id FROM partition_progress LIMIT 1) p`,
);
