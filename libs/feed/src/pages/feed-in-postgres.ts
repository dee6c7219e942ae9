import type { Queryable } from '#postgres';
import type { Feed } from '../feed.port';
import { readFeedHead } from './feed-head';
import { readTermChanges } from './read-term-changes';

export const feedInPostgres = (db: Queryable, partitions: number): Feed => ({
  partitions,
  head: () => readFeedHead(db, partitions),
  read: (query) => readTermChanges(db, query),
});
