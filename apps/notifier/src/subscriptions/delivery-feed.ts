import { decodeCursor, encodeCursor, DECISION_PARTITIONS } from '#contracts';
import type { Queryable } from '#postgres';
import { atStart, type Feed, feedInPostgres, type FeedSource } from '#feed';

/** Per partition and read. */
const PER_PARTITION = 50;
const BYTES = 512 * 1024;

/** The feed that pull and SSE read, as delivery needs it. */
export const deliveryFeed = (source: FeedSource): Feed => ({
  async ends() {
    const head = await source.head();
    if (!head) return null;
    const beginning = { logId: head.logId, places: atStart(source.partitions) };
    return { beginning: encodeCursor(beginning), now: encodeCursor(head) };
  },

  async after(cursor, partnershipId) {
    const { logId, places } = decodeCursor(cursor, source.partitions);
    const stretch = await source.read({
      logId,
      from: places,
      perPartition: PER_PARTITION,
      bytes: BYTES,
      partnershipId,
    });
    return {
      changes: stretch.items.map(({ event, after }) => ({ event, cursor: encodeCursor({ logId, places: after }) })),
      scannedTo: encodeCursor({ logId, places: stretch.scannedTo }),
    };
  },
});

export const deliveryFeedInPostgres = (db: Queryable): Feed => deliveryFeed(feedInPostgres(db, DECISION_PARTITIONS));
