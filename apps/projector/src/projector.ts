import type { EventLog, Subscription } from '#event-log';
import { Assignments, PartitionApplier, ProgressMoved, type ApplierReports, type ProgressLimits } from '#ledger';
import { type Database } from '#postgres';
import {
  auditTo,
  CheckFailed,
  type BacklogWatch,
  type Logger,
  type Metrics,
  type ReadinessChecks,
} from '#observability';
import { projections } from '#read-models';
import { ProgressWatcher } from './progress-watcher';
import { measureProgress } from './signals/measure-progress';
import { ProgressSignal, type ProgressParts } from './signals/progress-signal';
import { troubleInWords } from './signals/trouble-in-words';
import { HaltedPartitions } from './halted-partitions';

/** The parts of a projector. The members of its group share the partitions. Progress is stored in Postgres, not in Kafka. */

export interface ProjectorParts {
  readonly log: EventLog;
  /** A suffix of the group id that separates projectors that fill another database from the same log. */
  readonly group?: string | undefined;
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The backlog of the log. It runs as long as the process. */
  readonly backlog: BacklogWatch;
  /** Called after each commit. */
  readonly onCommitted?: NonNullable<ApplierReports['committed']>;
  /** Called once for each reason why partitions are halted, with a sentence for a person. */
  readonly onStandstill?: (sentence: string) => void;
  /** Called when this process can connect but makes no progress for two minutes. Without it, the process keeps trying. */
  readonly onStuck?: () => void;
  readonly progressLimits?: ProgressLimits;
}

/** Projects the log into Postgres. It is the only writer of the read models. */
export class Projector {
  private constructor(
    private readonly subscription: Subscription,
    private readonly halted: HaltedPartitions,
    private readonly watcher: ProgressWatcher,
    private readonly progress: ProgressSignal,
  ) {}

  static start(parts: ProjectorParts): Projector {
    const halted = new HaltedPartitions(parts.onStandstill, (partition) => assignments.partitions.has(partition));
    const lastTrouble = new LastTrouble();
    const reports = reportsTo(parts, halted, lastTrouble);
    const applier = new PartitionApplier(parts.log, parts.database, projections(), reports);
    const assignments: Assignments = new Assignments(applier, (partition) => halted.end(partition));
    const group = ['projector', parts.log.logId, ...(parts.group === undefined ? [] : [parts.group])].join('-');
    const subscription = parts.log.read(assignments, { group });
    const standingStill = () => halted.partitions;
    const watcher = new ProgressWatcher({
      ...parts,
      applier,
      subscription,
      ends: () => parts.backlog.ends,
      standingStill,
      limits: parts.progressLimits,
    });
    const progress: ProgressParts = {
      backlog: parts.backlog,
      assigned: () => assignments.partitions,
      standingStill,
      lastTrouble: () => lastTrouble.words,
      watchdog: () => watcher.progress,
    };
    const signal = new ProgressSignal(progress);
    measureProgress(parts.metrics, progress, signal);
    return new Projector(subscription, halted, watcher, signal);
  }

  /** Resolves when the partitions are positioned, or when the log is refused. */
  get settled(): Promise<void> {
    return Promise.race([this.subscription.ready, this.halted.anyRefused]);
  }

  /** The currently halted partitions. */
  get standingStill(): readonly number[] {
    return this.halted.partitions;
  }

  /** Registers the required checks and the checks that are only listed. */
  report(readiness: ReadinessChecks): void {
    readiness.reportHalted(() => this.standingStill);
    let joined = false;
    void this.subscription.ready.then(() => (joined = true));
    readiness.register('log', () => {
      const refused = this.halted.refused();
      if (refused) throw new CheckFailed(`The log is refused: ${refused.message}.`);
      if (!joined)
        throw new CheckFailed('The projector has not joined its group yet, or does not know yet where to begin.');
      return {
        state: 'ok',
        detail: 'The projector has joined its group, and the log is the one that was read before.',
      };
    });
    readiness.register('progress', () => this.progress.find());
    readiness.registerDegrading('halts', () => this.halted.find());
  }

  stop(): Promise<void> {
    this.watcher.stop();
    return this.subscription.stop();
  }
}

/** The reason why the last batch was not applied; null after a batch is applied. */
class LastTrouble {
  words: string | null = null;
}

function reportsTo(
  { logger, metrics, onCommitted }: ProjectorParts,
  halted: HaltedPartitions,
  lastTrouble: LastTrouble,
): ApplierReports {
  const audit = auditTo(logger);
  const decisions = metrics.counter({
    name: 'projector_decisions_total',
    help: 'Decisions by ruling',
    labels: ['ruling'],
  });
  const events = metrics.counter({ name: 'projector_events_total', help: 'Events projected' });
  const seconds = metrics.histogram({ name: 'projector_batch_seconds', help: 'Time to apply a batch' });
  const voided = metrics.counter({
    name: 'projector_void_decisions_total',
    help: 'Void decisions by reason',
    labels: ['reason'],
  });
  return {
    applied(_partition, applied, _behind, took) {
      lastTrouble.words = null;
      decisions.inc({ ruling: 'effective' }, applied.effective);
      decisions.inc({ ruling: 'void' }, applied.voided.length);
      for (const reason of applied.voided) voided.inc({ reason });
      events.inc(applied.events);
      seconds.observe(took);
    },
    ...(onCommitted && { committed: onCommitted }),
    halted(partition, offset, error) {
      // A halted partition is retried and halts each time; it is audited once.
      if (!halted.partitions.includes(partition))
        audit({ act: 'partition-halted', actor: 'service', partition, offset, because: messageOf(error) });
      halted.add(partition, offset, error);
      logger.error({ partition, offset, err: error }, 'partition halted until the cause is fixed');
    },
    resumed(partition) {
      halted.end(partition);
      audit({ act: 'partition-resumed', actor: 'service', partition });
      logger.info({ partition }, 'partition continues');
    },
    healed(partition, nextOffset) {
      logger.warn(
        { partition, nextOffset },
        'the progress of the partition was lost and restored from its rows and the log',
      );
    },
    trouble(partition, error) {
      lastTrouble.words = troubleInWords(error) ?? lastTrouble.words;
      const level = error instanceof ProgressMoved ? 'debug' : 'warn';
      logger[level]({ partition, err: error }, 'a batch was not applied and is tried again');
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
