import { randomUUID } from 'node:crypto';
import { openKafkaLog } from '#kafka';
import { describeEventLog } from '#testing';

const brokers = (process.env['TEST_KAFKA_BROKERS'] ?? '').split(',');

describeEventLog('Kafka', () =>
  openKafkaLog({
    brokers,
    clientId: 'kafka-log-spec',
    replicationFactor: 1,
    topic: `contract-${randomUUID()}`,
    partitions: 3,
    logger: () => {},
  }),
);
