import { createHash } from 'node:crypto';
import { genesisValue } from '../decision/genesis';

/** The place hash before the first record of a partition: 32 bytes of zero. */
export const FIRST_PLACE_HASH: Buffer = Buffer.alloc(32);

/** The number of bytes of a place hash that a cursor contains. */
export const CURSOR_HASH_BYTES = 8;

const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;

/**
 * Returns the hash of the place after a record: SHA-256 over the hash of the place before it (32 bytes), the key and the value, each as its length in
 * bytes (32 bits, big-endian, signed; -1 for null) and its bytes. A key is hashed as its UTF-8 text. Two logs with the same hash at a place hold the
 * same keys and values before it.
 */
export function placeHash(
  before: Buffer,
  { key, value }: { readonly key: string | null; readonly value: Buffer | null },
): Buffer {
  const keyBytes = key === null ? 0 : Buffer.byteLength(key);
  const head = Buffer.allocUnsafe(before.length + LENGTH_BYTES + keyBytes + LENGTH_BYTES);
  let at = before.copy(head);
  at = head.writeInt32BE(key === null ? NULL_LENGTH : keyBytes, at);
  if (key !== null) at += head.write(key, at);
  head.writeInt32BE(value === null ? NULL_LENGTH : value.length, at);
  const hash = createHash('sha256').update(head);
  return (value === null ? hash : hash.update(value)).digest();
}

/** Returns the hash of the place after the genesis, the first record of partition 0. */
export const placeHashOfGenesis = (logId: string): Buffer =>
  placeHash(FIRST_PLACE_HASH, { key: null, value: genesisValue(logId) });

/** Returns the part of a place hash that a cursor contains, in hexadecimal. */
export const cursorHash = (hash: Buffer): string => hash.toString('hex', 0, CURSOR_HASH_BYTES);

/** The hash in a cursor of the place before the first record. */
export const FIRST_CURSOR_HASH: string = cursorHash(FIRST_PLACE_HASH);
