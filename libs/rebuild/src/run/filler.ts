import { randomUUID } from 'node:crypto';
import type { EventLog } from '#event-log';
import { PartitionApplier } from '#ledger';
import { type Database } from '#postgres';
import type { Logger } from '#observability';
import { projections } from '#read-models';
import { LimitedReader } from './limited-reader';

/** How far a schema has come, or may come, by partition. */
export type Places = ReadonlyMap<number, number>;

/** Fills a schema that does not serve, in the partitions it is allowed to read. */
export interface Filler {
  /** Allows the records before these offsets; partitions that are never named are left to others. */
  allow(places: Places): void;
  stop(): Promise<void>;
}

export interface FillerParts {
  readonly log: EventLog;
  readonly database: Database;
  readonly logger: Logger;
  /** Hears of a record that cannot be applied. */
  readonly onHalt: (error: unknown) => void;
}

/** Fills in this thread; wakes nobody. */
export function startFiller({ log, database, logger, onHalt }: FillerParts): Filler {
  const applier = new PartitionApplier(
    log,
    database,
    projections(),
    {
      applied: () => undefined,
      resumed: () => undefined,
      halted: (_, __, error) => onHalt(error),
      trouble: (partition, error) => logger.debug({ partition, err: error }, 'a batch of the rebuild is tried again'),
    },
    { announces: false },
  );
  const reader = new LimitedReader(applier);
  // A group of its own each time: after a crash nobody waits for the session of the member that died.
  const subscription = log.read(reader, { group: `rebuild-${randomUUID()}` });
  return { allow: (places) => reader.allow(places), stop: () => subscription.stop() };
}
