import type { Cursor } from '#contracts';
import { refuseUnlessReached } from '#feed';
import type { HeadWatch } from './head-watch';

/** The longest wait: long enough for a working projector, short enough for a client. */
const WAIT_MS = 2_000;

/** Waits until everything before a cursor is projected. Throws CursorRefused if that takes too long or the cursor belongs to another log. */
export async function untilProjected(heads: HeadWatch, cursor: Cursor): Promise<void> {
  const head = await heads.head();
  if (head?.logId === cursor.logId && (await heads.reaches(cursor, WAIT_MS))) return;
  const { logId, places } = (await heads.head()) ?? { logId: cursor.logId, places: [] };
  refuseUnlessReached(cursor, { logId, projectedTo: places, from: [] });
}
