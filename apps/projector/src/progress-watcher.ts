import { setTimeout as elapsed } from 'node:timers/promises';
import type { Subscription } from '#event-log';
import {
  PROGRESS_LIMITS,
  ProgressWatch,
  readAllProgress,
  readHalts,
  type PartitionApplier,
  type ProgressLimits,
  type ProgressSeen,
  type ProgressState,
} from '#ledger';
import { type Database } from '#postgres';
import type { Logger } from '#observability';

/** The number of polls within the time after which the projector counts as stalled. */
const LOOKS = 6;

export interface Watched {
  /** Returns the last known end of each partition of the log; null while it is unknown. */
  readonly ends: () => readonly number[] | null;
  readonly database: Database;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly applier: Pick<PartitionApplier, 'places'>;
  readonly subscription: Pick<Subscription, 'renew'>;
  /** Returns the halted partitions, whose reasons are reported elsewhere. */
  readonly standingStill: () => readonly number[];
  /** Called when this process can connect but makes no progress, so that it can end. Without it, the process keeps trying. */
  readonly onStuck?: (() => void) | undefined;
  readonly limits?: ProgressLimits | undefined;
}

/** Polls whether a projector makes progress and follows the advice of `ProgressWatch`. */
export class ProgressWatcher {
  private readonly watch: ProgressWatch;
  private readonly limits: ProgressLimits;
  private readonly stopping = new AbortController();

  constructor(private readonly watched: Watched) {
    this.limits = watched.limits ?? PROGRESS_LIMITS;
    this.watch = new ProgressWatch(now(), this.limits);
    void this.run();
  }

  get progress(): ProgressState {
    return this.watch.progress;
  }

  stop(): void {
    this.stopping.abort();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      this.look(await this.seen());
      await elapsed(this.limits.stalledMs / LOOKS, undefined, { signal }).catch(() => undefined);
    }
  }

  private look(seen: ProgressSeen): void {
    if (this.stopping.signal.aborted) return;
    const { logger, database, subscription, onStuck } = this.watched;
    const before = this.watch.progress.state;
    const advice = this.watch.observe(now(), seen);
    const { state } = this.watch.progress;
    const facts = { connected: seen.connected, partitions: waitingIn(seen) };
    if (before === 'stalled' && state === 'moving') logger.info('the projector makes progress again');
    if (advice === 'renew') {
      logger.error(facts, 'the projector makes no progress though records wait: it renews its connections');
      database.renew();
      subscription.renew();
    }
    if (advice === 'end' && onStuck) {
      logger.error(
        facts,
        'the projector makes no progress though it can connect: it ends, so that another can take over',
      );
      onStuck();
    }
  }

  private async seen(): Promise<ProgressSeen> {
    const { database, applier, standingStill } = this.watched;
    const stored = await this.resultOrNull(storedPlaces(database));
    const ends = this.watched.ends();
    const connected = ends !== null && stored !== null;
    const own = applier.places();
    // A projector without partitions checks the stored progress of all: it may be the only one and unable to join its group.
    const places = own.size > 0 ? own : stored;
    if (ends === null || places === null || places.size === 0) return { partitions: null, connected };
    const still = new Set(standingStill());
    const partitions = [...places].filter(([partition]) => !still.has(partition));
    return {
      partitions: new Map(partitions.map(([partition, next]) => [partition, { next, end: ends[partition] ?? 0 }])),
      connected,
    };
  }

  /** Returns null when the query fails or takes too long. */
  private resultOrNull<T>(query: Promise<T>): Promise<T | null> {
    return Promise.race([query.catch(() => null), elapsed(this.limits.stalledMs / LOOKS, null, { ref: false })]);
  }
}

/** Returns the applied offset of each partition, whichever projector owns it, except halted partitions. */
async function storedPlaces({ pool }: Pick<Database, 'pool'>): Promise<Map<number, number>> {
  const [progress, halts] = await Promise.all([readAllProgress(pool), readHalts(pool)]);
  const still = new Set(halts.map(({ partition }) => partition));
  return new Map(
    progress.flatMap(({ partition, nextOffset }) => (still.has(partition) ? [] : [[partition, nextOffset] as const])),
  );
}

const waitingIn = ({ partitions }: ProgressSeen): number[] =>
  [...(partitions ?? [])].flatMap(([partition, { next, end }]) => (next < end ? [partition] : []));

/** Returns milliseconds since 1970 that never go back, unlike the system clock. */
const now = (): number => performance.timeOrigin + performance.now();
