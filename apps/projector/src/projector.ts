import type { EventLog, Subscription } from '#event-log';
import {
  PartitionApplier,
  ProgressMoved,
  type ApplierReports,
  type Database,
  type ProgressLimits,
  type ProgressState,
} from '#ledger';
import type { Logger, Metrics } from '#observability';
import { timelineProjection } from '#read-models';
import { ProgressWatcher } from './progress-watcher';
import { Standstills } from './standstills';

/** Members of this group share the partitions; progress is kept in Postgres, not in Kafka. */
const GROUP = 'partnership-projector';

export interface ProjectorParts {
  readonly log: EventLog;
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Hears of what has just been committed. */
  readonly onCommitted?: NonNullable<ApplierReports['committed']>;
  /** Hears of partitions that are not moved on from here any more: halted, or given to another process. */
  readonly onLeftOff?: (partition: number) => void;
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
  ) {}

  static start(parts: ProjectorParts): Projector {
    const standstills = new Standstills(parts.onStandstill);
    const reports = reportsTo(parts, standstills);
    const applier = new PartitionApplier(parts.log, parts.database, [timelineProjection()], reports);
    const subscription = parts.log.read(applier, { group: `${GROUP}-${parts.log.logId}` });
    const watcher = new ProgressWatcher({
      ...parts,
      applier,
      subscription,
      standingStill: () => standstills.partitions,
      limits: parts.progressLimits,
    });
    return new Projector(subscription, standstills, watcher);
  }

  /** It has joined its group, and its partitions are positioned. Rejects with why the log is refused, while it is. */
  get ready(): Promise<void> {
    const refused = this.standstills.refused();
    return refused ? Promise.reject(refused) : this.subscription.ready;
  }

  /** Its partitions are positioned, or the log is refused. */
  get settled(): Promise<void> {
    return Promise.race([this.subscription.ready, this.standstills.anyRefused]);
  }

  /** The partitions that stand still now. */
  get standingStill(): readonly number[] {
    return this.standstills.partitions;
  }

  /** Whether what the log holds is being applied here. */
  get progress(): ProgressState {
    return this.watcher.progress;
  }

  stop(): Promise<void> {
    this.watcher.stop();
    return this.subscription.stop();
  }
}

function reportsTo(
  { logger, metrics, onCommitted, onLeftOff }: ProjectorParts,
  standstills: Standstills,
): ApplierReports {
  const decisions = metrics.counter({
    name: 'projector_decisions_total',
    help: 'Decisions ruled, by ruling',
    labels: ['ruling'],
  });
  const events = metrics.counter({ name: 'projector_events_total', help: 'Events projected' });
  const seconds = metrics.histogram({ name: 'projector_batch_seconds', help: 'Time to apply a batch' });
  const lag = metrics.gauge({
    name: 'projector_lag_records',
    help: 'Records that the log holds beyond what is projected',
    labels: ['partition'],
  });
  const halts = metrics.gauge({
    name: 'projector_halted',
    help: '1 for a partition that stands still',
    labels: ['partition'],
  });
  return {
    applied(partition, applied, behind, took) {
      decisions.inc({ ruling: 'effective' }, applied.effective);
      decisions.inc({ ruling: 'void' }, applied.voided);
      events.inc(applied.events);
      seconds.observe(took);
      lag.set({ partition }, behind);
    },
    ...(onCommitted && { committed: onCommitted }),
    ...(onLeftOff && { leftOff: onLeftOff }),
    halted(partition, offset, error) {
      halts.set({ partition }, 1);
      standstills.add(partition, offset, error);
      logger.error({ partition, offset, err: error }, 'partition halted: it stands still until this is mended');
    },
    resumed(partition) {
      halts.set({ partition }, 0);
      standstills.end(partition);
      logger.info({ partition }, 'partition goes on');
    },
    healed(partition, nextOffset) {
      logger.warn({ partition, nextOffset }, 'how far the partition was read had been lost; its rows and the log told');
    },
    trouble(partition, error) {
      const level = error instanceof ProgressMoved ? 'debug' : 'warn';
      logger[level]({ partition, err: error }, 'a batch was not applied and is tried again');
    },
  };
}
