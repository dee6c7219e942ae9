import { DECISION_PARTITIONS, type WriteVersion } from '#contracts';
import { KafkaUnavailable, openOutgoingTopic, ReplicationRefused, TopicDiffers, type KafkaLogOptions } from '#kafka';
import { countReconnects } from '#ledger';
import type { Database } from '#postgres';
import type { Logger, Metrics, ReadinessChecks } from '#observability';
import { feedInPostgres } from '#feed';
import { KafkaOutlet, watchOutletBacklog } from '#subscriptions';
import { reportOutlet } from '../signals/outlet-signal';

export interface OutletOptions {
  readonly database: Database;
  readonly logger: Logger;
  readonly kafka: KafkaLogOptions & { readonly topic: string };
  /** The version of the cursors in the record headers; by default the newest. */
  readonly writeVersion?: WriteVersion;
  /** The metrics and readiness checks to which the outlet reports. */
  readonly signals?: { readonly metrics: Metrics; readonly readiness: ReadinessChecks };
}

/**
 * Publishes term changes to Kafka for external consumers until the returned function is called. Rejects with `TopicDiffers`, `ReplicationRefused` or
 * `KafkaUnavailable`.
 */
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
  const onTrouble = (error: unknown): void =>
    logger.warn({ err: error }, 'term changes are not published and are tried again');
  const outlet = new KafkaOutlet({
    database,
    topic,
    onTrouble,
    feed: feedInPostgres(database.pool, DECISION_PARTITIONS, writeVersion),
  });
  const unsubscribe = await database.progress.subscribe({
    progressed: () => outlet.wake(),
    trouble: onTrouble,
    ...(signals && { resumed: countReconnects(signals.metrics, 'outlet') }),
  });
  outlet.start();
  const backlog = watchOutletBacklog(database.pool, DECISION_PARTITIONS, (error) =>
    logger.debug({ err: error }, 'what is not published is not known'),
  );
  backlog.start();
  if (signals) reportOutlet({ backlog, topic, ...signals });
  return async () => {
    backlog.stop();
    await outlet.stop();
    await unsubscribe();
    await topic.close();
  };
}
