import type { EventLog, Subscription } from '#event-log';
import { Assignments, PartitionApplier, ProgressMoved, type ApplierReports, type ProgressLimits } from '#ledger';
import { type Database } from '#postgres';
import { auditTo, NotWell, type BacklogWatch, type Logger, type Metrics, type ReadinessChecks } from '#observability';
import { projections } from '#read-models';
import { ProgressWatcher } from './progress-watcher';
import { measureProgress } from './signals/measure-progress';
import { ProgressSignal, type ProgressParts } from './signals/progress-signal';
import { troubleInWords } from './signals/trouble-in-words';
import { Standstills } from './standstills';

/** Members of this group share the partitions; progress is kept in Postgres, not in Kafka. */

export interface ProjectorParts {
  readonly log: EventLog;
  /** Sets them apart from projectors that fill another database from the same log. */
  readonly group?: string | undefined;
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Of the log; runs for as long as the process does. */
  readonly backlog: BacklogWatch;
  /** Hears of what has just been committed. */
  readonly onCommitted?: NonNullable<ApplierReports['committed']>;
  /** Hears once why partitions stand still, in a sentence for a person. */
  readonly onStandstill?: (sentence: string) => void;
  /** Is called when this process can connect and still makes no progress for two minutes; unless given it goes on trying. */
  readonly onStuck?: () => void;
  readonly progressLimits?: ProgressLimits;
}

/** Reads the log into Postgres: the only writer of read models. */
export class Projector {
  private constructor(
    private readonly subscription: Subscription,
    private readonly standstills: Standstills,
    private readonly watcher: ProgressWatcher,
    private readonly progress: ProgressSignal,
  ) {}

  static start(parts: ProjectorParts): Projector {
    const standstills = new Standstills(parts.onStandstill, (partition) => assignments.partitions.has(partition));
    const lastTrouble = new LastTrouble();
    const reports = reportsTo(parts, standstills, lastTrouble);
    const applier = new PartitionApplier(parts.log, parts.database, projections(), reports);
    const assignments: Assignments = new Assignments(applier, (partition) => standstills.end(partition));
    const group = ['projector', parts.log.logId, ...(parts.group === undefined ? [] : [parts.group])].join('-');
    const subscription = parts.log.read(assignments, { group });
    const standingStill = () => standstills.partitions;
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
    return new Projector(subscription, standstills, watcher, signal);
  }

  /** Its partitions are positioned, or the log is refused. */
  get settled(): Promise<void> {
    return Promise.race([this.subscription.ready, this.standstills.anyRefused]);
  }

  /** The partitions that stand still now. */
  get standingStill(): readonly number[] {
    return this.standstills.partitions;
  }

  /** What makes it unready, and what is only told. */
  tell(readiness: ReadinessChecks): void {
    readiness.listStandingStill(() => this.standingStill);
    let joined = false;
    void this.subscription.ready.then(() => (joined = true));
    readiness.register('log', () => {
      const refused = this.standstills.refused();
      if (refused) throw new NotWell(`The log is refused: ${refused.message}.`);
      if (!joined)
        throw new NotWell('The projector has not joined its group yet, or does not know yet where to begin.');
      return {
        state: 'ok',
        detail: 'The projector has joined its group, and the log is the one that was read before.',
      };
    });
    readiness.register('progress', () => this.progress.find());
    readiness.registerDegrading('halts', () => this.standstills.find());
  }

  stop(): Promise<void> {
    this.watcher.stop();
    return this.subscription.stop();
  }
}

/** Why a batch was not applied, until one is. */
class LastTrouble {
  words: string | null = null;
}

function reportsTo(
  { logger, metrics, onCommitted }: ProjectorParts,
  standstills: Standstills,
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
      // It is tried again and again, and halts each time.
      if (!standstills.partitions.includes(partition))
        audit({ act: 'partition-halted', actor: 'service', partition, offset, because: messageOf(error) });
      standstills.add(partition, offset, error);
      logger.error({ partition, offset, err: error }, 'partition halted: it stands still until this is mended');
    },
    resumed(partition) {
      standstills.end(partition);
      audit({ act: 'partition-resumed', actor: 'service', partition });
      logger.info({ partition }, 'partition goes on');
    },
    healed(partition, nextOffset) {
      logger.warn({ partition, nextOffset }, 'how far the partition was read had been lost; its rows and the log told');
    },
    trouble(partition, error) {
      lastTrouble.words = troubleInWords(error) ?? lastTrouble.words;
      const level = error instanceof ProgressMoved ? 'debug' : 'warn';
      logger[level]({ partition, err: error }, 'a batch was not applied and is tried again');
    },
  };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
