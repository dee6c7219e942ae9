import type { Cursor } from '#contracts';
import { refuseUnlessReached } from '#feed';
import type { HeadWatch } from './head-watch';

/** As long as a client may want to wait, and a projector that works needs. */
const WAIT_MS = 2_000;

/** Waits until all before a cursor has been projected. Throws CursorRefused where that takes too long, or the cursor is of another log. */
export async function untilProjected(heads: HeadWatch, cursor: Cursor): Promise<void> {
  const head = await heads.head();
  if (head?.logId === cursor.logId && (await heads.reaches(cursor, WAIT_MS))) return;
  const { logId, places } = (await heads.head()) ?? { logId: cursor.logId, places: [] };
  refuseUnlessReached(cursor, { logId, projectedTo: places, asked: [] });
}
