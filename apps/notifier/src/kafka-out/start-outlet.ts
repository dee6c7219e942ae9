import type { Database } from '#postgres';
import { kafkaOptions, writeVersionOf, type Service } from '#service';
import { startKafkaOutlet } from './start-kafka-outlet';

/** Publishes term changes to Kafka for external consumers until the service stops. */
export async function startOutlet(
  service: Service,
  { brokers, database }: { readonly brokers: readonly string[]; readonly database: Database },
): Promise<void> {
  const { logger, metrics, readiness, onStop } = service;
  const kafka = kafkaOptions(service, brokers, 'term-changes');
  const writeVersion = writeVersionOf(service);
  onStop(await startKafkaOutlet({ database, logger, signals: { metrics, readiness }, kafka, writeVersion }));
}
