import type { Metrics } from '#observability';
import type { KafkaReports } from './reports';

/** Measures the connections to Kafka, the consumer and its rebalances. */
export function measureKafka(metrics: Metrics): KafkaReports {
  const consumers = metrics.counter({
    name: 'kafka_consumers_started_total',
    help: 'Consumers created: the first one, and one more each time a consumer failed',
  });
  const rebalances = metrics.counter({
    name: 'kafka_rebalances_total',
    help: 'Rebalances of the group of projectors',
  });
  const connections = metrics.counter({
    name: 'kafka_connections_total',
    help: 'Connections to brokers that were opened, at the start and after each loss',
  });
  const timeouts = metrics.counter({
    name: 'kafka_request_timeouts_total',
    help: 'Requests that no broker answered in time',
  });
  let assigned = 0;
  let hasJoined = false;
  let startedAt: number | null = null;
  metrics.gaugeOf(
    {
      name: 'kafka_assigned_partitions',
      help: 'Partitions assigned to this process; together, all projectors have every partition',
    },
    () => assigned,
  );
  metrics.gaugeOf(
    { name: 'kafka_consumer_age_seconds', help: 'Age of the current consumer; 0 while there is none' },
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
    joined(partitions) {
      assigned = partitions.length;
      // Not by kafkajs's event for a rebalance: a member that the group had expelled joins again without one.
      if (hasJoined) rebalances.inc();
      hasJoined = true;
    },
    connecting: () => connections.inc(),
    requestTimedOut: () => timeouts.inc(),
  };
}
