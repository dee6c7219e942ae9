import { hasReached, type FeedPlaces, type StretchAsked } from '#read-models';
import type { FeedSource } from '../feed/feed-source';
import { cursorText, FeedEntry } from './feed-entry';
import { Turnstile } from './turnstile';

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
  private readonly turnstile = new Turnstile(READS_AT_ONCE);
  private readonly kept = new Map<string, Promise<PastStretch>>();

  constructor(private readonly source: FeedSource) {}

  /** The entries behind `from` and before `until`, as far as one read goes. */
  async read(asked: StretchAsked & { readonly until: FeedPlaces }): Promise<PastStretch> {
    if (asked.partnershipId != null) return this.load(asked);
    const key = cursorText(asked.logId, asked.from);
    const kept = this.kept.get(key);
    if (kept) {
      const found = await kept;
      if (hasReached(asked.until, found.scannedTo) && !hasReached(asked.from, found.scannedTo)) return found;
    }
    const loading = this.load(asked);
    this.keep(key, loading);
    return loading;
  }

  private async load(asked: StretchAsked): Promise<PastStretch> {
    const { items, scannedTo } = await this.turnstile.pass(() => this.source.read(asked));
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
