import { createHash } from 'node:crypto';
import { genesisValue } from '../decision/genesis';

/** The place hash before the first record of a partition: 32 bytes of zero. */
export const FIRST_PLACE_HASH: Buffer = Buffer.alloc(32);

/** How many bytes of a place hash a cursor carries. */
export const CURSOR_HASH_BYTES = 8;

const LENGTH_BYTES = 4;
const NULL_LENGTH = -1;

/**
 * The hash of the place behind a record: SHA-256 over the hash of the place before it (32 bytes), the key and the value, each as its length in bytes
 * (32 bits, big-endian, signed; -1 for null) and its bytes. A key is hashed as its UTF-8 text. Two logs with the same hash at a place hold the same keys
 * and values up to there.
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

/** The hash behind the genesis, the first record of partition 0. */
export const placeHashOfGenesis = (logId: string): Buffer =>
  placeHash(FIRST_PLACE_HASH, { key: null, value: genesisValue(logId) });

/** What a cursor carries of a place hash, in hexadecimal. */
export const cursorHash = (hash: Buffer): string => hash.toString('hex', 0, CURSOR_HASH_BYTES);

/** Of a place before every record. */
export const FIRST_CURSOR_HASH: string = cursorHash(FIRST_PLACE_HASH);
