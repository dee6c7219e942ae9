import { setTimeout as elapsed } from 'node:timers/promises';
import { decodeCursor, MalformedCursor, type Cursor } from '#contracts';
import { Problem, unavailable } from '#http';
import { atStart, CursorRefused, type Feed } from '#feed';

/** The values that may replace a cursor: the current end of the feed, and its first change. */
const NOW = 'now';
const BEGINNING = 'beginning';

const RETRY_AFTER_SECONDS = 5;
/** How long the service waits for the projection to reach a cursor before it refuses the cursor. */
const AHEAD_MS = 2_000;
const POLL_MS = 20;

/**
 * Returns the start of a reader: its cursor, the current end for `now`, or the first change for `beginning` or without a value. Throws the problem of
 * a cursor that is refused.
 */
export async function feedStart(feed: Feed, after: string | undefined): Promise<Cursor> {
  const cursor = after === undefined || after === NOW || after === BEGINNING ? null : decoded(after, feed.partitions);
  const start = await (cursor ? verifiedOnceReached(feed, cursor) : feed.head());
  if (!start) throw unavailable('feed-not-ready', 'Nothing has been projected here yet.', RETRY_AFTER_SECONDS);
  return cursor || after === NOW ? start : { logId: start.logId, places: atStart(feed.partitions) };
}

/** Verifies a cursor. If it is ahead, waits up to `AHEAD_MS`, because another instance may read from a database that is further. */
async function verifiedOnceReached(feed: Feed, cursor: Cursor): Promise<Cursor | null> {
  const deadline = performance.now() + AHEAD_MS;
  for (;;) {
    try {
      return await feed.verified(cursor);
    } catch (error) {
      const isAhead = error instanceof CursorRefused && error.code === 'cursor-ahead';
      if (!isAhead || performance.now() > deadline) throw problemOfCursor(error);
    }
    await elapsed(POLL_MS);
  }
}

function decoded(after: string, partitions: number): Cursor {
  try {
    return decodeCursor(after, partitions);
  } catch (error) {
    throw problemOfCursor(error);
  }
}

/** Converts the refusal of a cursor into a problem; returns any other error unchanged. */
export function problemOfCursor(error: unknown): unknown {
  if (error instanceof MalformedCursor)
    return badCursor(
      error.code,
      'The cursor is not one that this service gave out; take it from an earlier answer, or begin at `beginning` or `now`.',
    );
  if (!(error instanceof CursorRefused)) return error;
  switch (error.code) {
    case 'cursor-foreign':
      return badCursor(
        error.code,
        'The cursor belongs to another log, or to one whose end was lost and rewritten: it covers other changes than this feed.',
      );
    case 'cursor-ahead':
      return unavailable(
        error.code,
        'The cursor is ahead of what has been projected here, as after a restored backup; it is good again once the projection has caught up.',
        RETRY_AFTER_SECONDS,
      );
  }
}

const badCursor = (code: string, detail: string): Problem =>
  new Problem({ status: 400, code, detail, errors: [{ code, pointer: '/after', detail }] });
