import type { EventLog } from '#event-log';
import { PartitionApplier } from '#ledger';
import { type Database } from '#postgres';
import type { Logger } from '#observability';
import { projections } from '#read-models';
import { LimitedReader } from './limited-reader';

/** The next offset that a schema has reached, or may reach, by partition. */
export type Places = ReadonlyMap<number, number>;

/** Fills a schema that does not serve, in its share of the partitions. */
export interface Filler {
  /** Allows the records before these offsets. */
  allow(places: Places): void;
  stop(): Promise<void>;
}

export interface FillerOptions {
  /** The consumer group whose members share the partitions. */
  readonly group: string;
  /** Reports the error of a record that cannot be applied. */
  readonly onHalt: (error: unknown) => void;
}

export type StartFiller = (options: FillerOptions) => Filler;

/** Returns the group of all fillers of a rebuild's schema, in any process. */
export const fillingGroup = (rebuildId: string): string => `rebuild-${rebuildId}`;

export interface FillerParts extends FillerOptions {
  readonly log: EventLog;
  readonly database: Database;
  readonly logger: Logger;
}

/** Starts a filler in this thread. It notifies no listeners. */
export function startFiller({ log, database, logger, group, onHalt }: FillerParts): Filler {
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
  const subscription = log.read(reader, { group });
  return { allow: (places) => reader.allow(places), stop: () => subscription.stop() };
}
