import { CURSOR_HASH_BYTES } from '#contracts';
import { statement } from '#postgres';

/** Returns the SQL for the part of a hash that a cursor contains, in hexadecimal. */
export const inCursor = (hash: string): string => `encode(substring(${hash} FOR ${CURSOR_HASH_BYTES}), 'hex')`;

const lastBefore = (table: string, place: string): string => `(SELECT r."offset", r.place_hash FROM ${table} r
   WHERE r.partition = ${place}.partition AND r."offset" < ${place}."offset" + (${place}.ordinal > 0)::int ORDER BY r."offset" DESC LIMIT 1)`;

/**
 * Returns the SQL for the hash of a place; `place` is a row of (partition, offset, ordinal). The hash is that of the place after the last record that
 * was at least partly read. It is null if no row has it: before the first record, and directly after the genesis.
 */
export const hashOfPlace = (place: string): string =>
  inCursor(`(SELECT last.place_hash FROM (
   ${lastBefore('decision', place)} UNION ALL ${lastBefore('void_decision', place)}) last ORDER BY last."offset" DESC LIMIT 1)`);

/** $1, $2, $3: the partitions, offsets and ordinals of the places. */
export const readHashesOfPlaces = statement(
  'read-hashes-of-places',
  `SELECT p.log_id, place.partition, ${hashOfPlace('place')} AS hash
   FROM unnest($1::int[], $2::bigint[], $3::int[]) AS place (partition, "offset", ordinal)
   CROSS JOIN (SELECT log_id FROM partition_progress LIMIT 1) p`,
);
