import { placeHash } from '#contracts';
import type { LogRecord } from '#event-log';

/** A record with the hashes of the places before and behind it. */
export interface PlacedRecord extends LogRecord {
  readonly hashBefore: Buffer;
  readonly placeHash: Buffer;
}

/** Adds the place hashes to records that follow the place with this hash. */
export function placedBehind(hash: Buffer, records: readonly LogRecord[]): PlacedRecord[] {
  let hashBefore = hash;
  return records.map((record) => {
    const placed = { ...record, hashBefore, placeHash: placeHash(hashBefore, record) };
    hashBefore = placed.placeHash;
    return placed;
  });
}
