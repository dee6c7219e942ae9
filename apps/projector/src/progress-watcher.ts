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

/** How many looks there are before it is stalled. */
const LOOKS = 6;

export interface Watched {
  /** Where each partition of the log ends, as it was told last; null while it is not told. */
  readonly ends: () => readonly number[] | null;
  readonly database: Database;
  readonly logger: Pick<Logger, 'info' | 'error'>;
  readonly applier: Pick<PartitionApplier, 'places'>;
  readonly subscription: Pick<Subscription, 'renew'>;
  /** Partitions that stand still for a reason that is told elsewhere. */
  readonly standingStill: () => readonly number[];
  /** A process that can connect and makes no progress is not worth going on with; unless given it goes on trying. */
  readonly onStuck?: (() => void) | undefined;
  readonly limits?: ProgressLimits | undefined;
}

/** Looks again and again whether a projector makes progress, and does what `ProgressWatch` advises. */
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
      logger.error(facts, 'the projector makes no progress though records wait: it makes its connections anew');
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
    const stored = await this.answered(storedPlaces(database));
    const ends = this.watched.ends();
    const connected = ends !== null && stored !== null;
    const own = applier.places();
    // Who has no partition of its own looks whether anybody moves them: it may be the only one, and not get into its group.
    const places = own.size > 0 ? own : stored;
    if (ends === null || places === null || places.size === 0) return { partitions: null, connected };
    const still = new Set(standingStill());
    const partitions = [...places].filter(([partition]) => !still.has(partition));
    return {
      partitions: new Map(partitions.map(([partition, next]) => [partition, { next, end: ends[partition] ?? 0 }])),
      connected,
    };
  }

  /** Null when it fails or takes too long. */
  private answered<T>(asked: Promise<T>): Promise<T | null> {
    return Promise.race([asked.catch(() => null), elapsed(this.limits.stalledMs / LOOKS, null, { ref: false })]);
  }
}

/** How far each partition has been applied by whoever holds it, but for those that stand still there. */
async function storedPlaces({ pool }: Pick<Database, 'pool'>): Promise<Map<number, number>> {
  const [progress, halts] = await Promise.all([readAllProgress(pool), readHalts(pool)]);
  const still = new Set(halts.map(({ partition }) => partition));
  return new Map(
    progress.flatMap(({ partition, nextOffset }) => (still.has(partition) ? [] : [[partition, nextOffset] as const])),
  );
}

const waitingIn = ({ partitions }: ProgressSeen): number[] =>
  [...(partitions ?? [])].flatMap(([partition, { next, end }]) => (next < end ? [partition] : []));

/** Never set back, as the system's clock can be. */
const now = (): number => performance.timeOrigin + performance.now();
