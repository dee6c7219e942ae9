import type { Cursor, TermChangeEvent } from '#contracts';
import type { FeedPlaces } from './pages/feed-places';

/** A term change with the places after it, in reading order. */
export interface FeedItem {
  readonly event: TermChangeEvent;
  readonly after: FeedPlaces;
}

/** A page of the unfiltered feed. */
export interface FeedPage {
  readonly logId: string;
  /** The places where the page starts, with the hashes that this log has for them. */
  readonly from: FeedPlaces;
  /** The items, in log order within each partnership. */
  readonly items: readonly FeedItem[];
  /** The places up to which the page was read: after its last item, or further. */
  readonly scannedTo: FeedPlaces;
  /** The number of decisions that were read. */
  readonly decisions: number;
  /** True if nothing follows, or nothing before `until`. */
  readonly atEnd: boolean;
}

export interface FeedQuery {
  readonly logId: string;
  readonly from: FeedPlaces;
  /** The end of the page, even if more follows; whole decisions only. */
  readonly until?: FeedPlaces;
  readonly perPartition: number;
  /** The size from which no further decision is read. */
  readonly bytes?: number;
  /** The partnership to which the page is limited; others are skipped. */
  readonly partnershipId?: string | null;
}

/** The feed of term changes that all channels read: by cursor, in bounded pages, with repeatable results. */
export interface Feed {
  readonly partitions: number;
  /** Returns the current end; null before the first projection, because the id of the log is not known yet. */
  head(): Promise<Cursor | null>;
  /** Returns a valid cursor with the hashes that its places have in this log; null before the first projection. @throws CursorRefused */
  verified(cursor: Cursor): Promise<Cursor | null>;
  /**
   * Reads the page after `from`. @throws CursorRefused if `from` is of another log, or ahead of the projection, as every cursor is before the first
   * projection.
   */
  read(this: void, query: FeedQuery): Promise<FeedPage>;
}

/** The injection token of the feed. */
export const FEED = Symbol('FEED');
