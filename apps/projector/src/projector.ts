import type { EventLog, Subscription } from '#event-log';
import { PartitionApplier, ProgressMoved, type ApplierReports, type Database } from '#ledger';
import type { Logger, Metrics } from '#observability';
import { timelineProjection } from '#read-models';

/** Members of this group share the partitions; progress is kept in Postgres, not in Kafka. */
const GROUP = 'partnership-projector';

export interface ProjectorParts {
  readonly log: EventLog;
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Reads the log into Postgres: the only writer of read models. */
export class Projector {
  private constructor(private readonly subscription: Subscription) {}

  static start(parts: ProjectorParts): Projector {
    const applier = new PartitionApplier(parts.log, parts.database, [timelineProjection], reportsTo(parts));
    return new Projector(parts.log.read(applier, { group: `${GROUP}-${parts.log.logId}` }));
  }

  /** It has joined its group, and its partitions are positioned. */
  get ready(): Promise<void> {
    return this.subscription.ready;
  }

  stop(): Promise<void> {
    return this.subscription.stop();
  }
}

function reportsTo({ logger, metrics }: ProjectorParts): ApplierReports {
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
    halted(partition, offset, error) {
      halts.set({ partition }, 1);
      logger.error({ partition, offset, err: error }, 'partition halted: it stands still until this is mended');
    },
    resumed(partition) {
      halts.set({ partition }, 0);
      logger.info({ partition }, 'partition goes on');
    },
    trouble(partition, error) {
      const level = error instanceof ProgressMoved ? 'debug' : 'warn';
      logger[level]({ partition, err: error }, 'a batch was not applied and is tried again');
    },
  };
}
