import { Type, type Static } from 'typebox';
import { CURRENT_SCHEMA_VERSION, type WriteVersion } from '../decision/decision';
import { matches } from '../faults';
import { CURSOR_HASH_BYTES } from '../hashes/place-hash';
import { closed, Uuid } from '../primitives';

/** A place in a partition: everything before it has been read. `ordinal` counts the items of one record. */
export interface CursorPlace {
  readonly offset: number;
  readonly ordinal: number;
  /**
   * The beginning of the place hash after the last record that was at least partly read, in hexadecimal: see `cursorHash`. A cursor of edition 1 has
   * none.
   */
  readonly hash?: string | undefined;
}

/** A resumable place in the feed of one log: one place per partition. */
export interface Cursor {
  readonly logId: string;
  readonly places: readonly CursorPlace[];
}

export class MalformedCursor extends Error {
  readonly code = 'cursor-malformed';
  constructor() {
    super('the cursor is not one that this service gave out');
  }
}

const Natural = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const places = {
  log: Uuid,
  at: Type.Array(Type.Union([Natural, Type.Array(Natural, { minItems: 2, maxItems: 2 })]), {
    minItems: 1,
    maxItems: 1_024,
  }),
};
const Bare = closed({ v: Type.Literal(1), ...places });
/** `hashes`: the concatenated hashes of the places, as base64url. */
const Hashed = closed({ v: Type.Literal(2), ...places, hashes: Type.String() });
type Wire = Static<typeof Bare> | Static<typeof Hashed>;

/**
 * Encodes a cursor as an opaque string, the same on every channel. It contains hashes if all places have one and, as with records of version 3, all
 * instances can read them.
 */
export function encodeCursor({ logId, places }: Cursor, version: WriteVersion = CURRENT_SCHEMA_VERSION): string {
  const at = places.map(({ offset, ordinal }) => (ordinal === 0 ? offset : [offset, ordinal]));
  const hashes = version === 2 ? null : hashesOf(places);
  const wire: Wire = hashes === null ? { v: 1, log: logId, at } : { v: 2, log: logId, at, hashes };
  return Buffer.from(JSON.stringify(wire)).toString('base64url');
}

/** Returns the concatenated hashes; null unless all are known. */
function hashesOf(places: readonly CursorPlace[]): string | null {
  let hashes = '';
  for (const { hash } of places) {
    if (hash === undefined) return null;
    hashes += hash;
  }
  return Buffer.from(hashes, 'hex').toString('base64url');
}

/** Decodes a cursor. @throws MalformedCursor for any text that `encodeCursor` did not write for `partitions` partitions. */
export function decodeCursor(text: string, partitions: number): Cursor {
  const wire = parse(text);
  if (!matches(Bare, wire) && !matches(Hashed, wire)) throw new MalformedCursor();
  const { log, at, ...rest } = wire as Wire;
  const hashes = 'hashes' in rest ? Buffer.from(rest.hashes, 'base64url') : null;
  if (hashes && hashes.length !== at.length * CURSOR_HASH_BYTES) throw new MalformedCursor();
  const cursor = {
    logId: log,
    places: at.map((place, nth) => ({
      ...(typeof place === 'number' ? { offset: place, ordinal: 0 } : { offset: place[0]!, ordinal: place[1]! }),
      ...(hashes && { hash: hashes.toString('hex', nth * CURSOR_HASH_BYTES, (nth + 1) * CURSOR_HASH_BYTES) }),
    })),
  };
  // Each place has exactly one text. Another text that decodes to the same place was not written here.
  if (at.length !== partitions || encodeCursor(cursor) !== text) throw new MalformedCursor();
  return cursor;
}

function parse(text: string): unknown {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
