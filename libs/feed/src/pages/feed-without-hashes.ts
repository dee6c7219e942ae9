import type { Cursor } from '#contracts';
import type { Feed } from '../feed.port';
import type { FeedPlaces } from './feed-places';

/** Writes cursors without hashes, as edition 1 did, and reads both forms. Needed while an instance of edition 1 may be running. */
export const feedWithoutHashes = (feed: Feed): Feed => ({
  partitions: feed.partitions,
  head: async () => bareCursor(await feed.head()),
  verified: async (cursor) => bareCursor(await feed.verified(cursor)),
  read: async (query) => {
    const { from, items, scannedTo, ...page } = await feed.read(query);
    const bareItems = items.map(({ event, after }) => ({ event, after: bare(after) }));
    return { ...page, from: bare(from), items: bareItems, scannedTo: bare(scannedTo) };
  },
});

const bareCursor = (cursor: Cursor | null): Cursor | null => cursor && { ...cursor, places: bare(cursor.places) };

const bare = (places: FeedPlaces): FeedPlaces => places.map(({ offset, ordinal }) => ({ offset, ordinal }));
