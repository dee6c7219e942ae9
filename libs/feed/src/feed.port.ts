import type { Cursor, TermChangeEvent } from '#contracts';
import type { FeedPlaces } from './pages/feed-places';

/** A term change, with the places right behind it in the order in which it was read. */
export interface FeedItem {
  readonly event: TermChangeEvent;
  readonly after: FeedPlaces;
}

/** A page of the feed, unfiltered. */
export interface FeedPage {
  readonly logId: string;
  /** Where it begins, with the hashes that those places have here. */
  readonly from: FeedPlaces;
  /** In the order of the log within each partnership. */
  readonly items: readonly FeedItem[];
  /** How far the page has looked: behind its last item, or beyond. */
  readonly scannedTo: FeedPlaces;
  /** How many decisions it looked at. */
  readonly decisions: number;
  /** Whether that is all there is now, or all up to `until`. */
  readonly atEnd: boolean;
}

export interface FeedQuery {
  readonly logId: string;
  readonly from: FeedPlaces;
  /** Nothing from here on, although there may be more; whole decisions only. */
  readonly until?: FeedPlaces;
  readonly perPartition: number;
  /** No more decisions once they hold so many. */
  readonly bytes?: number;
  /** Only this partnership's; the rest is passed over. */
  readonly partnershipId?: string | null;
}

/** The feed of term changes as every channel reads it: by cursor, bounded, and the same however often it is read. */
export interface Feed {
  readonly partitions: number;
  /** The present end; null while nothing was ever projected: there is no log yet whose places a cursor could name. */
  head(): Promise<Cursor | null>;
  /** A cursor as it is read on from: with the hashes that its places have here; null while nothing was ever projected. @throws CursorRefused */
  verified(cursor: Cursor): Promise<Cursor | null>;
  /** What is behind `from`. @throws CursorRefused where `from` is of another log or ahead of what is projected, as any is while nothing is. */
  read(this: void, query: FeedQuery): Promise<FeedPage>;
}

/** What a module injects it by. */
export const FEED = Symbol('FEED');
