import { Kafka, logLevel, Partitioners } from '../../e2e/support/kafkajs';
import type { EventLog, LogRecord } from '#event-log';
import { until } from '#testing';

const brokers = (process.env['TEST_KAFKA_BROKERS'] ?? '').split(',');
const kafka = new Kafka({ brokers, clientId: 'topic-copy', logLevel: logLevel.NOTHING });

/** Every record of a log, by partition. */
export async function recordsOf(log: EventLog): Promise<LogRecord[][]> {
  const range = await log.range();
  const found: LogRecord[][] = range.map(() => []);
  const subscription = log.read(
    {
      assigned: async (partition) => found[partition]!.length,
      batch: async (partition, records) => void found[partition]!.push(...records),
    },
    { group: `copy-${Math.random()}` },
  );
  await until('the log is read to its end', () => range.every(({ end }, partition) => found[partition]!.length >= end));
  await subscription.stop();
  return found;
}

/** Creates a topic with the settings of the service and with these records, including the genesis. */
export async function writeTopic(topic: string, records: readonly (readonly LogRecord[])[]): Promise<void> {
  await asAdmin(async (admin) => {
    const configEntries = Object.entries({
      'cleanup.policy': 'delete',
      'retention.ms': '-1',
      'retention.bytes': '-1',
      'max.message.bytes': String(2 * 1024 * 1024),
      'message.timestamp.type': 'CreateTime',
      'unclean.leader.election.enable': 'false',
      'flush.messages': '1',
    }).map(([name, value]) => ({ name, value }));
    await admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic, numPartitions: records.length, replicationFactor: 1, configEntries }],
    });
  });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  for (const [partition, some] of records.entries()) {
    const messages = some.map(({ key, value, timestamp }) => ({ partition, key, value, timestamp: String(timestamp) }));
    if (messages.length > 0) await producer.send({ topic, messages, acks: -1 });
  }
  await producer.disconnect();
}

/** Deletes the records of a partition before `offset`, as retention would. */
export const cutBeginning = (topic: string, partition: number, offset: number): Promise<void> =>
  asAdmin(async (admin) => {
    // kafkajs deletes records only of topics whose leaders it has requested before.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
  });

export const deleteTopic = (topic: string): Promise<void> =>
  asAdmin(async (admin) => {
    await admin.deleteTopics({ topics: [topic] });
    await until('the topic is gone', async () => !(await admin.listTopics()).includes(topic));
  });

async function asAdmin(work: (admin: ReturnType<Kafka['admin']>) => Promise<void>): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.disconnect();
  }
}
