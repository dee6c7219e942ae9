import { createHash } from 'node:crypto';
import type { LogRecord } from '../event-log';

/** What a partition is hashed to before its first record. */
export const EMPTY: Buffer = createHash('sha256').digest();

/**
 * The hash of a place: of a record and of everything before it in its partition. Two copies that have the same one at a place are the same up to
 * there, and every id and cursor means the same in both.
 */
export function placeHash(before: Buffer, { offset, key, value, timestamp, headers = {} }: LogRecord): Buffer {
  const head = [offset, timestamp, key, value?.length ?? null, Object.entries(headers).toSorted()];
  const hash = createHash('sha256').update(before).update(JSON.stringify(head));
  return (value === null ? hash : hash.update(value)).digest();
}
