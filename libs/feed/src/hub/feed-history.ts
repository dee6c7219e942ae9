import { Limiter } from '#postgres';
import { CursorRefused } from '../pages/read-feed';
import { hasReached, type FeedPlaces } from '../pages/feed-places';
import { type StretchAsked } from '../pages/read-term-changes';
import type { FeedSource } from './feed-source';
import { cursorText, FeedEntry } from './feed-entry';

/** Readers of the past never take more than these of the connections that live traffic shares. */
const READS_AT_ONCE = 3;
/** Stretches kept for readers who come along the same way, as all do that start at the beginning. */
const KEPT = 16;

export interface PastStretch {
  readonly entries: readonly FeedEntry[];
  readonly scannedTo: FeedPlaces;
}

/** Reads the past for many readers: who asks for the same stretch shares it. */
export class FeedHistory {
  private readonly limiter = new Limiter(READS_AT_ONCE);
  private readonly kept = new Map<string, Promise<PastStretch>>();

  constructor(private readonly source: FeedSource) {}

  /** The entries behind `from` and before `until`, which has been told of, as far as one read goes. @throws CursorRefused */
  async read(asked: StretchAsked & { readonly until: FeedPlaces }): Promise<PastStretch> {
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

  private async load(asked: StretchAsked): Promise<PastStretch> {
    const { items, scannedTo } = await this.limiter.run(() => this.source.read(asked));
    // The database came back without what it had told: the reader comes again once that is projected anew.
    if (hasReached(asked.from, scannedTo))
      throw new CursorRefused('cursor-ahead', 'the database holds less than was read from it before');
    return { entries: items.map((item) => new FeedEntry(item, asked.logId)), scannedTo };
  }

  private keep(key: string, loading: Promise<PastStretch>): void {
    this.kept.delete(key);
    this.kept.set(key, loading);
    loading.catch(() => this.kept.get(key) === loading && this.kept.delete(key));
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT) this.kept.delete(oldest!);
  }
}
