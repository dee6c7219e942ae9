import type { Cursor, CursorPlace } from '#contracts';
import { rowsOf, statement, type Queryable } from '#postgres';
import { atStart } from './feed-places';
import { inCursor } from './place-hashes.sql';

const readHead = statement(
  'read-feed-head',
  `SELECT partition, log_id, next_offset, ${inCursor('place_hash')} AS hash FROM partition_progress`,
);

/** Reads the current end of the feed; null before the first projection. */
export async function readFeedHead(db: Queryable, partitions: number): Promise<Cursor | null> {
  type Row = { partition: number; log_id: string; next_offset: number; hash: string };
  const rows = await rowsOf<Row>(db, readHead, []);
  const [first] = rows;
  if (!first) return null;
  const places: CursorPlace[] = [...atStart(partitions)];
  for (const { partition, next_offset, hash } of rows) places[partition] = { offset: next_offset, ordinal: 0, hash };
  return { logId: first.log_id, places };
}
