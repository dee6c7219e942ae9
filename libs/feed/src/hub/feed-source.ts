import type { Cursor } from '#contracts';
import type { Queryable } from '#postgres';
import { readFeedHead } from '../pages/feed-head';
import { readTermChanges, type FeedStretch, type StretchAsked } from '../pages/read-term-changes';

/** Where the feed is read from: Postgres, or a simulation in tests. */
export interface FeedSource {
  readonly partitions: number;
  /** The present end; null while nothing was ever projected. */
  head(): Promise<Cursor | null>;
  /** @throws CursorRefused */
  read(this: void, asked: StretchAsked): Promise<FeedStretch>;
}

export const FEED_SOURCE = Symbol('FEED_SOURCE');

export const feedInPostgres = (db: Queryable, partitions: number): FeedSource => ({
  partitions,
  head: () => readFeedHead(db, partitions),
  read: (asked) => readTermChanges(db, asked),
});
