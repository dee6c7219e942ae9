import { rowsOf, statement, type Queryable } from '#postgres';
import { placesOf, type FeedPlaces } from './feed-places';

const readHead = statement('read-feed-head', `SELECT partition, log_id, next_offset FROM partition_progress`);

/** The present end of the feed; null while nothing was ever projected. */
export async function readFeedHead(
  db: Queryable,
  partitions: number,
): Promise<{ readonly logId: string; readonly places: FeedPlaces } | null> {
  const rows = await rowsOf<{ partition: number; log_id: string; next_offset: number }>(db, readHead, []);
  const [first] = rows;
  if (!first) return null;
  const offsets = Array.from({ length: partitions }, () => 0);
  for (const { partition, next_offset } of rows) offsets[partition] = next_offset;
  return { logId: first.log_id, places: placesOf(offsets) };
}
