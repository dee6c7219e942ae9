import { CURRENT_SCHEMA_VERSION, type WriteVersion } from '#contracts';
import type { Queryable } from '#postgres';
import type { Feed } from '../feed.port';
import { readFeedHead } from './feed-head';
import { feedWithoutHashes } from './feed-without-hashes';
import { withHashes } from './place-hashes';
import { refuseUnlessReached } from './read-feed';
import { readTermChanges } from './read-term-changes';

/** Returns the feed of the read models. `version` is the version of the cursors that it writes. */
export function feedInPostgres(
  db: Queryable,
  partitions: number,
  version: WriteVersion = CURRENT_SCHEMA_VERSION,
): Feed {
  const feed = hashedFeed(db, partitions);
  return version === 2 ? feedWithoutHashes(feed) : feed;
}

const hashedFeed = (db: Queryable, partitions: number): Feed => ({
  partitions,
  head: () => readFeedHead(db, partitions),
  verified: async ({ logId, places }) => {
    const head = await readFeedHead(db, partitions);
    if (!head) return null;
    const verified = await withHashes(db, places);
    refuseUnlessReached({ logId, places }, { logId: head.logId, projectedTo: head.places, from: verified });
    return { logId, places: verified };
  },
  read: (query) => readTermChanges(db, query),
});
