import { Limiter } from '#postgres';
import type { Feed, FeedQuery } from '../feed.port';
import { CursorRefused } from '../pages/cursor-refused';
import { cursorText } from '../pages/cursor-text';
import { hasReached, type FeedPlaces } from '../pages/feed-places';
import { FeedEntry } from './feed-entry';

/** Readers of the past never take more than these of the connections that live traffic shares. */
const READS_AT_ONCE = 3;
/** Pages kept for readers who come along the same way, as all do that start at the beginning. */
const KEPT = 16;

/** What a reader is handed at once; behind it, it has seen all up to `scannedTo`. */
export interface FeedBatch {
  readonly entries: readonly FeedEntry[];
  readonly scannedTo: FeedPlaces;
}

/** Reads the past for many readers: who asks for the same page shares it. */
export class FeedHistory {
  private readonly limiter = new Limiter(READS_AT_ONCE);
  private readonly kept = new Map<string, Promise<FeedBatch>>();

  constructor(private readonly feed: Feed) {}

  /** The entries behind `from` and before `until`, which has been told of, as far as one read goes. @throws CursorRefused */
  async read(asked: FeedQuery & { readonly until: FeedPlaces }): Promise<FeedBatch> {
    if (asked.partnershipId != null) return this.load(asked);
    const key = cursorText(asked.logId, asked.from);
    const kept = this.kept.get(key);
    if (kept) {
      const found = await kept;
      if (hasReached(asked.until, found.scannedTo)) return found;
    }
    const loading = this.load(asked);
    this.keep(key, loading);
    return loading;
  }

  private async load(asked: FeedQuery): Promise<FeedBatch> {
    const { items, scannedTo } = await this.limiter.run(() => this.feed.read(asked));
    // The database came back without what it had told: the reader comes again once that is projected anew.
    if (hasReached(asked.from, scannedTo))
      throw new CursorRefused('cursor-ahead', 'the database holds less than was read from it before');
    return { entries: items.map((item) => new FeedEntry(item, asked.logId)), scannedTo };
  }

  private keep(key: string, loading: Promise<FeedBatch>): void {
    this.kept.delete(key);
    this.kept.set(key, loading);
    loading.catch(() => this.kept.get(key) === loading && this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT) this.kept.delete(oldest!);
  }
}
