import type { Cursor } from '#contracts';
import { WakeableLoop } from '#postgres';
import type { Feed } from '../feed.port';
import { CursorRefused } from '../pages/cursor-refused';
import { hasReached } from '../pages/feed-places';
import { FeedEntry } from './feed-entry';
import { FeedHistory, type FeedBatch } from './feed-history';
import { FeedRing, type RingBounds } from './feed-ring';

export interface FeedHubOptions {
  readonly feed: Feed;
  readonly onTrouble: (error: unknown) => void;
  /** The polling interval, for changes that no notification announced. */
  readonly pollMs?: number;
  /** The bounds of the latest entries in memory, for readers that are slightly behind. */
  readonly ring?: RingBounds;
  /** The number of decisions per partition and read, for readers of the past. */
  readonly pastPerPartition?: number;
}

export interface HubReader {
  readonly start: Cursor;
  readonly signal: AbortSignal;
  /** The partnership that the reader needs. Entries of others may be left out. */
  readonly only?: string | null;
}

type Waiting = () => void;

const POLL_MS = 1_000;
const RING = { entries: 10_000, bytes: 16 * 1024 * 1024 };
const LIVE_PER_PARTITION = 100;
const PAST_PER_PARTITION = 16;
const PAST_BYTES = 512 * 1024;
/** The size of a batch. A slow reader keeps it in memory after the ring has dropped it. */
const BATCH_BYTES = 64 * 1024;

/**
 * Reads the live feed once for any number of readers, and not at all without readers. Each reader is a generator that yields batches on demand, so a
 * slow reader delays nobody and nothing is queued for it. Once the ring has dropped the entries that it needs, it reads them from the database again.
 */
export class FeedHub {
  private readonly ring: FeedRing;
  private readonly history: FeedHistory;
  private readonly waiting = new Set<Waiting>();
  private readers = 0;
  /** The position of the live read; null before it starts. `places` are those after the last entry of the ring, or later. */
  private tail: Cursor | null = null;
  private readonly loop: WakeableLoop;

  constructor(private readonly options: FeedHubOptions) {
    this.ring = new FeedRing(options.ring ?? RING);
    this.history = new FeedHistory(options.feed);
    this.loop = new WakeableLoop({
      work: () => this.readNext(),
      onError: (error) => this.failed(error),
      everyMs: options.pollMs ?? POLL_MS,
    });
  }

  start(): void {
    this.loop.start();
  }

  /** The number of connected readers. */
  get readerCount(): number {
    return this.readers;
  }

  /** Reads the feed again, because it may have new entries. */
  wake(): void {
    this.loop.wake();
  }

  /** Ends all readers and the live read. */
  async close(): Promise<void> {
    const closed = this.loop.close();
    this.notifyWaiting();
    await closed;
  }

  /**
   * Yields everything after `start`: first history, then live entries, without gaps or repeats. Ends when `signal` is aborted, when the hub closes,
   * or when the database holds another log. @throws CursorRefused, or the error of reading the past
   */
  async *read(reader: HubReader): AsyncGenerator<FeedBatch> {
    this.readers += 1;
    if (this.readers === 1) this.wake();
    try {
      yield* this.follow(reader);
    } finally {
      this.readers -= 1;
    }
  }

  private async *follow({ start: { logId, places: from }, signal, only = null }: HubReader): AsyncGenerator<FeedBatch> {
    const moved = this.movementsFor(signal);
    let places = from;
    const goesOn = () => !signal.aborted && !this.loop.isClosed && (this.tail === null || this.tail.logId === logId);
    while (goesOn()) {
      const { tail } = this;
      if (!tail || !hasReached(tail.places, places)) {
        await moved();
        continue;
      }
      const joinsAt = this.ring.end;
      while (goesOn() && !hasReached(places, tail.places)) {
        const perPartition = this.options.pastPerPartition ?? PAST_PER_PARTITION;
        const past = await this.history.read({
          logId,
          from: places,
          until: tail.places,
          perPartition,
          bytes: PAST_BYTES,
          partnershipId: only,
        });
        places = past.scannedTo;
        yield { entries: past.entries, scannedTo: places };
      }
      for (let next = joinsAt; goesOn();) {
        const live = this.tail;
        const entries = this.ring.from(next, BATCH_BYTES);
        if (!live || !entries) break;
        next += entries.length;
        const reached = next === this.ring.end ? live.places : entries.at(-1)!.after;
        if (reached === places) await moved();
        else yield { entries, scannedTo: (places = reached) };
      }
    }
  }

  /** Returns a function that waits until the tail has moved or the reader has to stop. It registers one abort listener for all waits of a reader. */
  private movementsFor(signal: AbortSignal): () => Promise<void> {
    let wake: Waiting = () => undefined;
    signal.addEventListener('abort', () => {
      this.waiting.delete(wake);
      wake();
    });
    return () =>
      new Promise((resolve) => {
        if (signal.aborted || this.loop.isClosed) return resolve();
        wake = resolve;
        this.waiting.add(wake);
      });
  }

  private notifyWaiting(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const wake of waiting) wake();
  }

  private async readNext(): Promise<void> {
    if (this.readers === 0) this.tail = null;
    else if (this.tail) await this.readOn(this.tail);
    else await this.begin();
  }

  private failed(error: unknown): void {
    this.options.onTrouble(error);
    if (error instanceof CursorRefused && error.code === 'cursor-foreign') this.tail = null;
  }

  private async begin(): Promise<void> {
    this.tail = await this.options.feed.head();
    this.notifyWaiting();
  }

  private async readOn({ logId, places }: Cursor): Promise<void> {
    const page = await this.options.feed.read({ logId, from: places, perPartition: LIVE_PER_PARTITION });
    if (hasReached(places, page.scannedTo)) return;
    for (const item of page.items) this.ring.push(new FeedEntry(item, logId));
    this.tail = { logId, places: page.scannedTo };
    if (!page.atEnd) this.loop.wake();
    this.notifyWaiting();
  }
}
