import { randomUUID } from 'node:crypto';
import { createTermKindRegistry, fillDefaults, fingerprintOf } from '#contracts';
import { InMemoryLog, type EventLog, type Subscription } from '#event-log';
import { Database, UNHURRIED, type DatabaseOptions } from '#postgres';
import { PartitionApplier, type ApplierReports, type Projection } from '#ledger';
import { Recorder, type RecordCommand, type RecordOutcome, type RecorderOptions } from '#recording';
import { projections, timelineSchema } from '#read-models';
import { freshDatabase, WAIT_LIMIT_MS } from '#testing';

export const termKinds = createTermKindRegistry();

/** One process's view of the pipeline: a projector and a recorder on a log and a database. */
export interface Pipeline {
  readonly log: EventLog;
  readonly database: Database;
  readonly recorder: Recorder;
  readonly subscription: Subscription;
  /** The reported errors and halts, oldest first. */
  readonly trouble: string[];
  record(partnershipId: string, events: readonly object[], options?: Partial<RecordCommand>): Promise<RecordOutcome>;
  /** Waits until everything that the log holds now has been projected. */
  caughtUp(): Promise<void>;
  close(): Promise<void>;
}

interface TestDatabaseOptions {
  readonly poolSize?: number;
  readonly directUrl?: string | undefined;
  /** Long deadlines by default, because the machine may be busy with other tests. */
  readonly deadlines?: DatabaseOptions['deadlines'];
}

export async function openTestDatabase(
  url: string,
  { poolSize = 10, directUrl, deadlines = UNHURRIED }: TestDatabaseOptions = {},
): Promise<Database> {
  const database = await Database.open({
    url,
    ...(directUrl !== undefined && { directUrl }),
    deadlines,
    name: 'test',
    poolSize,
    schemas: [timelineSchema],
    onIdleError: () => undefined,
  });
  await database.migrate();
  return database;
}

/** A recorder with the clock and the random numbers of the system, unless a clock is given. */
export const startRecorder = (
  given: Pick<RecorderOptions, 'log' | 'database' | 'onTrouble' | 'answerWithinMs' | 'reports'> & {
    readonly now?: () => Date;
  },
): Promise<Recorder> => Recorder.start({ termKinds, now: () => new Date(), random: Math.random, ...given });

/** A pipeline on a database of its own, unless `url` names one, and on a log in memory, unless one is given. */
export async function startPipeline(
  given: {
    log?: EventLog;
    url?: string;
    /** Pipelines of one group divide the partitions of a log among them; by default, all have the same group. */
    group?: string;
    /** The address of the server itself, if `url` is that of a pooler. */
    directUrl?: string;
    now?: () => Date;
    answerWithinMs?: number;
    projections?: readonly Projection[];
    /** Whether the database announces commits, as it must between processes; true by default. */
    announces?: boolean;
    /** Receives the decisions that the projector hands to the command side when both share a process. */
    onCommitted?: NonNullable<ApplierReports['committed']>;
  } = {},
): Promise<Pipeline> {
  const fresh = given.url === undefined ? await freshDatabase() : null;
  const database = await openTestDatabase(given.url ?? fresh!.url, { directUrl: given.directUrl });
  const log = given.log ?? new InMemoryLog();
  const trouble: string[] = [];
  const recorder = await startRecorder({
    log,
    database,
    ...(given.now && { now: given.now }),
    onTrouble: (error) => trouble.push(`recorder: ${String(error)}`),
    // Long by default, so that only tests about late answers get one.
    answerWithinMs: given.answerWithinMs ?? 60_000,
  });
  const { onCommitted } = given;
  const reports: ApplierReports = {
    applied: () => undefined,
    halted: (partition, offset, error) =>
      trouble.push(`halted ${partition}/${offset}: ${String((error as Error).stack)}`),
    resumed: (partition) => trouble.push(`resumed ${partition}`),
    trouble: (partition, error) => trouble.push(`trouble ${partition}: ${String(error)}`),
    ...(onCommitted && {
      committed(partition, decisions) {
        onCommitted(partition, decisions);
        recorder.committed(partition, decisions);
      },
    }),
  };
  const subscription = log.read(
    new PartitionApplier(log, database, given.projections ?? projections(), reports, {
      announces: given.announces ?? true,
    }),
    { group: given.group ?? 'projector' },
  );
  await subscription.ready;
  return {
    log,
    database,
    recorder,
    subscription,
    trouble,
    record(partnershipId, events, options = {}) {
      return recorder.record(commandOf(partnershipId, events, options));
    },
    caughtUp: () => caughtUp(log, database),
    async close() {
      await subscription.stop();
      await recorder.close();
      await database.close();
      await fresh?.drop();
    },
  };
}

export const commandOf = (
  partnershipId: string,
  events: readonly object[],
  options: Partial<RecordCommand> = {},
): RecordCommand => ({
  partnershipId,
  commandId: randomUUID(),
  fingerprint: fingerprintOf(events),
  events: events.map((event) => ({
    id: (event as { id?: string }).id ?? randomUUID(),
    ...fillDefaults(event, '2026-01-01'),
  })),
  accepts: null,
  knownParties: 'not-in-values',
  actor: 'test',
  author: 'client',
  recordedAt: null,
  waits: 'from-arrival',
  ...options,
});

export async function caughtUp(log: EventLog, database: Database, withinMs = WAIT_LIMIT_MS): Promise<void> {
  const ends = await log.range();
  const deadline = performance.now() + withinMs;
  for (;;) {
    const { rows } = await database.pool.query<{ partition: number; next_offset: number }>(
      'SELECT partition, next_offset FROM partition_progress',
    );
    const behind = ends.filter(
      ({ end }, partition) => end > (rows.find((row) => row.partition === partition)?.next_offset ?? 0),
    );
    if (behind.length === 0) return;
    if (performance.now() > deadline)
      throw new Error(`not caught up in ${withinMs} ms: ${JSON.stringify({ ends, rows })}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
