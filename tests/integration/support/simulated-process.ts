import type { EventLog, InMemoryAppender, InMemoryLog, InMemorySubscription, PartitionReader } from '#event-log';
import { PartitionApplier, ProgressMoved } from '#ledger';
import { Recorder, type RecordCommand, type RecordOutcome } from '#recording';
import { type Database } from '#postgres';
import { projections } from '#read-models';
import { termKinds } from './pipeline';

export interface Counts {
  progressMoved: number;
  /** The reasons for halts of partitions. */
  readonly halted: string[];
}

/** The shared state of the processes of a simulation. */
export interface SimulatedWorld {
  readonly log: InMemoryLog;
  readonly database: Database;
  readonly random: () => number;
  readonly counts: Counts;
  /** Called while a process applies a batch, so that the simulation can crash it then. */
  duringBatch(process: SimulatedProcess): void;
}

export type Answer = RecordOutcome | { readonly outcome: 'no-answer' };

/** One process of a simulation: a recorder and a projector on the shared log and database. */
export class SimulatedProcess {
  private projectorCrashed = false;
  private readonly death = Promise.withResolvers<Answer>();

  private constructor(
    private readonly recorder: Recorder,
    private readonly appender: InMemoryAppender,
    private readonly subscription: InMemorySubscription,
  ) {}

  static async start(world: SimulatedWorld): Promise<SimulatedProcess> {
    const { log, database, random } = world;
    const appender = log.appender();
    const recorder = await Recorder.start({
      // The same log with an appender that the simulation can crash.
      log: Object.create(log, { appender: { value: () => appender } }) as EventLog,
      database,
      termKinds,
      now: () => new Date(),
      random,
      onTrouble: () => undefined,
      answerWithinMs: 400,
    });
    const subscription = log.read(
      counting(world, recorder, () => world.duringBatch(process)),
      { group: 'projector' },
    );
    const process = new SimulatedProcess(recorder, appender, subscription);
    return process;
  }

  /** The outcome that a client receives; `no-answer` if the process dies first or fails. */
  record(command: RecordCommand): Promise<Answer> {
    const answered = this.recorder.record(command).catch((): Answer => ({ outcome: 'no-answer' }));
    return Promise.race([answered, this.death.promise]);
  }

  /** Crashes its projector in the middle of a batch, as seen from the log. */
  crashProjector(): void {
    if (!this.projectorCrashed) this.subscription.crash();
    this.projectorCrashed = true;
  }

  /** Crashes the process at any point; its connections are closed as the system would close them. */
  async crash(): Promise<void> {
    this.death.resolve({ outcome: 'no-answer' });
    this.appender.crash();
    this.crashProjector();
    await this.recorder.close();
  }

  async stop(): Promise<void> {
    await this.subscription.stop();
    await this.recorder.close();
  }
}

/** A projector that counts how often another one had advanced a partition, even after its own crash. */
function counting(
  { log, database, counts }: SimulatedWorld,
  recorder: Recorder,
  duringBatch: () => void,
): PartitionReader {
  const applier = new PartitionApplier(log, database, projections(), {
    applied: () => undefined,
    committed: (partition, decisions) => recorder.committed(partition, decisions),
    halted: (partition, offset, error) => counts.halted.push(`${partition}/${offset}: ${String(error)}`),
    resumed: () => undefined,
    trouble: () => undefined,
  });
  return {
    assigned: (partition, range) => applier.assigned(partition, range),
    revoked: (partition) => applier.revoked(partition),
    async batch(partition, records, range) {
      const applied = applier.batch(partition, records, range);
      duringBatch();
      try {
        await applied;
      } catch (error) {
        if (error instanceof ProgressMoved) counts.progressMoved += 1;
        throw error;
      }
    },
  };
}
