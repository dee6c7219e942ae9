import type { FeedEntry } from './feed-entry';

export interface RingBounds {
  readonly entries: number;
  readonly bytes: number;
}

/** A ring buffer of the latest entries of the feed, numbered; the oldest are dropped. */
export class FeedRing {
  private entries: FeedEntry[] = [];
  /** The index in `entries` of the oldest entry that is not dropped. */
  private oldest = 0;
  private bytes = 0;
  private dropped = 0;

  constructor(private readonly bounds: RingBounds) {}

  /** The number of the next entry. */
  get end(): number {
    return this.dropped + this.entries.length - this.oldest;
  }

  push(entry: FeedEntry): void {
    this.entries.push(entry);
    this.bytes += entry.size;
    while (this.bytes > this.bounds.bytes || this.entries.length - this.oldest > this.bounds.entries) {
      this.bytes -= this.entries[this.oldest]!.size;
      this.oldest += 1;
      this.dropped += 1;
    }
    if (this.oldest > this.entries.length / 2) {
      this.entries = this.entries.slice(this.oldest);
      this.oldest = 0;
    }
  }

  /** Returns the entries from number `from` on: at least one, then up to `bytes`. Returns null if they were dropped. */
  from(from: number, bytes: number): FeedEntry[] | null {
    if (from < this.dropped) return null;
    const first = this.oldest + from - this.dropped;
    let last = first;
    for (let taken = 0; last < this.entries.length && taken < bytes; last++) taken += this.entries[last]!.size;
    return this.entries.slice(first, last);
  }
}
