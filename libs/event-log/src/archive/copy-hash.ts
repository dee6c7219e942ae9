import { createHash } from 'node:crypto';
import { FIRST_PLACE_HASH, placeHash } from '#contracts';
import type { LogRecord } from '../event-log';

/** Two hashes of a record and everything before it in its partition. */
export interface CopyHash {
  /** The place hash, as in cursors and in the database. */
  readonly place: Buffer;
  /** The hash of everything that a copy keeps, including offset, time and headers; copies are compared by it. */
  readonly whole: Buffer;
}

/** The hashes before the first record. */
export const EMPTY: CopyHash = { place: FIRST_PLACE_HASH, whole: FIRST_PLACE_HASH };

/** Two copies with the same hash at a place are equal up to it, and every id and cursor means the same in both. */
export function copyHash(before: CopyHash, record: LogRecord): CopyHash {
  const { offset, timestamp, headers = {} } = record;
  const place = placeHash(before.place, record);
  const beside = JSON.stringify([offset, timestamp, Object.entries(headers).toSorted()]);
  return { place, whole: createHash('sha256').update(before.whole).update(place).update(beside).digest() };
}
