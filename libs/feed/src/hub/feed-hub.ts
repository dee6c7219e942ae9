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
  /** How often the feed is looked at although nothing woke the hub. */
  readonly pollMs?: number;
  /** What is kept in memory of the latest, for readers that are a little behind. */
  readonly ring?: RingBounds;
  /** Decisions of a partition per read, for readers of the past. */
  readonly pastPerPartition?: number;
}

export interface HubReader {
  readonly start: Cursor;
  readonly signal: AbortSignal;
  /** Entries of other partnerships may be left out. */
  readonly only?: string | null;
}

type Waiting = () => void;

const POLL_MS = 1_000;
const RING = { entries: 10_000, bytes: 16 * 1024 * 1024 };
const LIVE_PER_PARTITION = 100;
const PAST_PER_PARTITION = 16;
const PAST_BYTES = 512 * 1024;
/** What a slow reader can keep in memory although the ring has let go of it. */
const BATCH_BYTES = 64 * 1024;

/**
 * One live read of the feed for any number of readers, and none while there is nobody. Each is a generator that hands out batches when asked,
 * so a slow reader holds up nobody and nothing is queued for it: once the ring has moved on beyond it, it reads the past from the database again.
 */
export class FeedHub {
  private readonly ring: FeedRing;
  private readonly history: FeedHistory;
  private readonly waiting = new Set<Waiting>();
  private readers = 0;
  /** How far the live read has come, null while it has not begun; `places` are those behind the last entry of the ring, or further. */
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

  /** How many are being read to. */
  get readerCount(): number {
    return this.readers;
  }

  /** There may be something new. */
  wake(): void {
    this.loop.wake();
  }

  /** Ends all readers. */
  async close(): Promise<void> {
    const closed = this.loop.close();
    this.tellWaiting();
    await closed;
  }

  /**
   * Everything behind `start`, history first, then live, without gap or repeat. Ends when `signal` is aborted, when the hub closes, or when
   * the database begins to hold another log. @throws CursorRefused, or what reading the past failed on
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

  /** What it gives resolves when the tail has moved, or when it is time to look whether to go on. One listener for all the times a reader waits. */
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

  private tellWaiting(): void {
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
    this.tellWaiting();
  }

  private async readOn({ logId, places }: Cursor): Promise<void> {
    const page = await this.options.feed.read({ logId, from: places, perPartition: LIVE_PER_PARTITION });
    if (hasReached(places, page.scannedTo)) return;
    for (const item of page.items) this.ring.push(new FeedEntry(item, logId));
    this.tail = { logId, places: page.scannedTo };
    if (!page.atEnd) this.loop.wake();
    this.tellWaiting();
  }
}
