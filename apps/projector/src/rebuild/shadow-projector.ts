import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import type { EventLog, Subscription } from '#event-log';
import { PartitionApplier, readAllProgress, type Database } from '#ledger';
import type { Logger } from '#observability';
import { timelineProjection } from '#read-models';
import { LimitedReader } from './limited-reader';

const LOOK_MS = 20;

export type Places = ReadonlyMap<number, number>;

/** How far a schema has come, by partition. */
export const placesOf = async (database: Pick<Database, 'pool'>): Promise<Map<number, number>> =>
  new Map((await readAllProgress(database.pool)).map(({ partition, nextOffset }) => [partition, nextOffset]));

export const recordsIn = (places: Places): number => [...places.values()].reduce((sum, place) => sum + place, 0);

/** Fills a schema that does not serve, as far as it is told to; wakes nobody. */
export class ShadowProjector {
  private halted: { readonly error: unknown } | null = null;
  private readonly reader: LimitedReader;
  private readonly subscription: Subscription;

  constructor(
    log: EventLog,
    private readonly database: Database,
    logger: Logger,
  ) {
    const applier = new PartitionApplier(
      log,
      database,
      [timelineProjection],
      {
        applied: () => undefined,
        resumed: () => undefined,
        halted: (_, __, error) => (this.halted = { error }),
        trouble: (partition, error) => logger.debug({ partition, err: error }, 'a batch of the rebuild is tried again'),
      },
      { announces: false },
    );
    this.reader = new LimitedReader(applier);
    // A group of its own each time: after a crash nobody waits for the session of the member that died.
    this.subscription = log.read(this.reader, { group: `partnership-rebuild-${randomUUID()}` });
  }

  /** Goes on to these places and stays there. Rejects when a record cannot be applied. */
  async reach(places: Places, onWay: (here: Places) => Promise<void> = () => Promise.resolve()): Promise<void> {
    this.reader.allow(places);
    for (;;) {
      const here = await placesOf(this.database);
      if ([...places].every(([partition, place]) => (here.get(partition) ?? 0) >= place)) return;
      if (this.halted) throw this.halted.error;
      await onWay(here);
      await elapsed(LOOK_MS);
    }
  }

  stop(): Promise<void> {
    return this.subscription.stop();
  }
}
