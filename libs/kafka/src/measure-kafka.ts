import type { Metrics } from '#observability';
import type { KafkaReports } from './reports';

/** Counts what happens to the connection with Kafka. */
export function measureKafka(metrics: Metrics): KafkaReports {
  const consumers = metrics.counter({
    name: 'kafka_consumers_started_total',
    help: 'Consumers that were made: the first, and one each time that the one before broke',
  });
  const rebalances = metrics.counter({
    name: 'kafka_rebalances_total',
    help: 'Times that the group of projectors shared the partitions out anew',
  });
  const connections = metrics.counter({
    name: 'kafka_connections_total',
    help: 'Connections with brokers that were made: some at the start, and one each time that one was lost',
  });
  const timeouts = metrics.counter({
    name: 'kafka_request_timeouts_total',
    help: 'Requests that no broker answered in time',
  });
  let assigned = 0;
  let startedAt: number | null = null;
  metrics.gaugeOf(
    {
      name: 'kafka_assigned_partitions',
      help: 'Partitions that this process reads; all projectors together read all of them',
    },
    () => assigned,
  );
  metrics.gaugeOf(
    { name: 'kafka_consumer_age_seconds', help: 'Since the consumer was made that reads now; 0 while there is none' },
    () => (startedAt === null ? 0 : (performance.now() - startedAt) / 1_000),
  );
  return {
    consumerStarted() {
      consumers.inc();
      startedAt = performance.now();
    },
    consumerEnded() {
      startedAt = null;
      assigned = 0;
    },
    joined: (partitions) => void (assigned = partitions.length),
    rebalancing: () => rebalances.inc(),
    connecting: () => connections.inc(),
    requestTimedOut: () => timeouts.inc(),
  };
}
