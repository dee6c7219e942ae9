import { Limiter } from '#postgres';
import type { Feed, FeedQuery } from '../feed.port';
import { CursorRefused } from '../pages/cursor-refused';
import { cursorText } from '../pages/cursor-text';
import { hasReached, type FeedPlaces } from '../pages/feed-places';
import { FeedEntry } from './feed-entry';

/** The most database connections that readers of the past use; live traffic shares the rest. */
const READS_AT_ONCE = 3;
/** The number of cached pages. Readers that start at the beginning all read the same pages. */
const MOST_PAGES = 16;

/** A batch of entries. After it, the reader has seen everything up to `scannedTo`. */
export interface FeedBatch {
  readonly entries: readonly FeedEntry[];
  readonly scannedTo: FeedPlaces;
}

/** Reads the past for many readers. Readers that query the same page share one read. */
export class FeedHistory {
  private readonly limiter = new Limiter(READS_AT_ONCE);
  private readonly pages = new Map<string, Promise<FeedBatch>>();

  constructor(private readonly feed: Feed) {}

  /** Reads the entries after `from` and before `until`, as far as one read goes. `until` must already be projected. @throws CursorRefused */
  async read(query: FeedQuery & { readonly until: FeedPlaces }): Promise<FeedBatch> {
    if (query.partnershipId != null) return this.load(query);
    const key = cursorText(query.logId, query.from);
    const cached = this.pages.get(key);
    if (cached) {
      const found = await cached;
      if (hasReached(query.until, found.scannedTo)) return found;
    }
    const loading = this.load(query);
    this.cache(key, loading);
    return loading;
  }

  private async load(query: FeedQuery): Promise<FeedBatch> {
    const { items, scannedTo } = await this.limiter.run(() => this.feed.read(query));
    // The database was restored without changes that were read before. The reader retries once they are projected again.
    if (hasReached(query.from, scannedTo))
      throw new CursorRefused('cursor-ahead', 'the database holds less than was read from it before');
    return { entries: items.map((item) => new FeedEntry(item, query.logId)), scannedTo };
  }

  private cache(key: string, loading: Promise<FeedBatch>): void {
    this.pages.delete(key);
    this.pages.set(key, loading);
    loading.catch(() => this.pages.get(key) === loading && this.pages.delete(key));
    const [oldest] = this.pages.keys();
    if (this.pages.size > MOST_PAGES) this.pages.delete(oldest!);
  }
}
