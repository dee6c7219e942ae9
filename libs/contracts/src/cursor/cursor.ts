import { Type, type Static } from 'typebox';
import { matches } from '../faults';
import { closed, Uuid } from '../primitives';

/** Everything before this place has been seen: `ordinal` counts what one record yields. */
export interface CursorPlace {
  readonly offset: number;
  readonly ordinal: number;
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
const Wire = closed({
  v: Type.Literal(1),
  log: Uuid,
  at: Type.Array(Type.Union([Natural, Type.Array(Natural, { minItems: 2, maxItems: 2 })]), {
    minItems: 1,
    maxItems: 1_024,
  }),
});

/** The cursor as an opaque string, the same on every channel. */
export function encodeCursor({ logId, places }: Cursor): string {
  const at = places.map(({ offset, ordinal }) => (ordinal === 0 ? offset : [offset, ordinal]));
  return Buffer.from(JSON.stringify({ v: 1, log: logId, at } satisfies Static<typeof Wire>)).toString('base64url');
}

/** @throws MalformedCursor on anything that `encodeCursor` did not write for `partitions` partitions. */
export function decodeCursor(text: string, partitions: number): Cursor {
  const wire = parse(text);
  if (!matches(Wire, wire)) throw new MalformedCursor();
  const { log, at } = wire as Static<typeof Wire>;
  const cursor = {
    logId: log,
    places: at.map((place) =>
      typeof place === 'number' ? { offset: place, ordinal: 0 } : { offset: place[0]!, ordinal: place[1]! },
    ),
  };
  // One place, one string: what only decodes to the same place was not written here.
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
