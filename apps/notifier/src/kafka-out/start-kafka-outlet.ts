import { DECISION_PARTITIONS, type WriteVersion } from '#contracts';
import { setTimeout } from 'node:timers/promises';
import { KafkaUnavailable, openOutgoingTopic, ReplicationRefused, TopicDiffers, type KafkaLogOptions } from '#kafka';
import { countReconnects } from '#ledger';
import type { Database } from '#postgres';
import type { Logger, Metrics, ReadinessChecks } from '#observability';
import { feedInPostgres } from '#feed';
import { KafkaOutlet, watchOutletBacklog } from '#subscriptions';
import { tellOutlet } from '../signals/outlet-signal';

/** What comes within this time of the last look is published together. */
const REST_MS = 200;
/** The longest that a lost notification can delay what is told. */
const LOOK_ANYWAY_MS = 1_000;

export interface OutletOptions {
  readonly database: Database;
  readonly logger: Logger;
  readonly kafka: KafkaLogOptions & { readonly topic: string };
  /** Of the cursors beside the records; by default the newest. */
  readonly writeVersion?: WriteVersion;
  /** Where it tells how it is. */
  readonly signals?: { readonly metrics: Metrics; readonly readiness: ReadinessChecks };
}

/** Publishes term changes for outsiders; ends with the returned function. Rejects with `TopicDiffers` or `KafkaUnavailable`. */
export async function startKafkaOutlet({
  database,
  logger,
  kafka,
  writeVersion,
  signals,
}: OutletOptions): Promise<() => Promise<void>> {
  const topic = await openOutgoingTopic(kafka).catch((error: unknown) => {
    throw error instanceof TopicDiffers || error instanceof ReplicationRefused
      ? error
      : new KafkaUnavailable(kafka.brokers, error);
  });
  const bell = new Bell();
  const onTrouble = (error: unknown): void =>
    logger.warn({ err: error }, 'term changes are not published and are tried again');
  const unsubscribe = await database.progress.subscribe({
    progressed: () => bell.ring(),
    trouble: onTrouble,
    ...(signals && { resumed: countReconnects(signals.metrics, 'outlet') }),
  });
  const outlet = new KafkaOutlet({
    database,
    topic,
    onTrouble,
    feed: feedInPostgres(database.pool, DECISION_PARTITIONS, writeVersion),
    woken: (stopping) => bell.heard(stopping),
  });
  outlet.start();
  const backlog = watchOutletBacklog(database.pool, DECISION_PARTITIONS, (error) =>
    logger.debug({ err: error }, 'what is not published is not known'),
  );
  backlog.start();
  if (signals) tellOutlet({ backlog, topic, ...signals });
  return async () => {
    backlog.stop();
    await outlet.stop();
    await unsubscribe();
    await topic.close();
  };
}

/** Is heard once, however often it was rung since then. */
class Bell {
  private rung = Promise.withResolvers<void>();

  ring(): void {
    this.rung.resolve();
  }

  /** After a rest: at once if it was rung since the last time, else when it is or when it is late. Early when `stopping`. */
  async heard(stopping: AbortSignal): Promise<void> {
    const done = new AbortController();
    const signal = AbortSignal.any([stopping, done.signal]);
    const after = (ms: number): Promise<void> => setTimeout(ms, undefined, { signal }).catch(() => undefined);
    await after(REST_MS);
    await Promise.race([this.rung.promise, after(LOOK_ANYWAY_MS)]);
    done.abort();
    this.rung = Promise.withResolvers();
  }
}
