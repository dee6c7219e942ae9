import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import type { Round } from '../harness/row';

/** About the size of the record of one amendment. */
const VALUE = Buffer.alloc(800, 'x');
const PARTITIONS = 12;
const PRODUCERS = 4;

/** A record to a topic with the log's settings and back through `eachBatch`, one after the other. */
export async function produceToConsume(brokers: readonly string[], count: number): Promise<Round> {
  return withTopic(brokers, 1, async (kafka, topic) => {
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    const consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 100, minBytes: 1 });
    let arrived = (): void => undefined;
    const joined = new Promise<void>((resolve) => void consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
    await Promise.all([producer.connect(), consumer.connect()]);
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatch: async () => arrived() });
    await joined;
    const times: number[] = [];
    const warmUp = Math.ceil(count / 10);
    for (let n = -warmUp; n < count; n += 1) {
      const consumed = new Promise<void>((resolve) => (arrived = resolve));
      const from = performance.now();
      await Promise.all([producer.send({ topic, acks: -1, messages: [{ key: 'k', value: VALUE }] }), consumed]);
      if (n >= 0) times.push(performance.now() - from);
    }
    await Promise.all([consumer.disconnect(), producer.disconnect()]);
    return { seconds: sum(times) / 1_000, times };
  });
}

/**
 * Appenders that each wait for their record, over as many partitions and connections as the service has: records that arrive while a request of their
 * partition is in flight are sent together next. Nothing is validated, ruled, projected or answered over HTTP.
 */
export async function groupCommit(
  brokers: readonly string[],
  { appenders, seconds, keys }: { appenders: number; seconds: number; keys: number },
): Promise<Round> {
  return withTopic(brokers, PARTITIONS, async (kafka, topic) => {
    const producers = Array.from({ length: PRODUCERS }, () =>
      kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner }),
    );
    await Promise.all(producers.map((producer) => producer.connect()));
    const lanes = Array.from(
      { length: PARTITIONS },
      (_, partition) => new PartitionAppender(producers[partition % PRODUCERS]!, topic, partition),
    );
    const times: number[] = [];
    const begun = performance.now();
    const end = begun + seconds * 1_000;
    let sent = 0;
    const append = async (): Promise<void> => {
      for (let from = begun; from < end; from = performance.now()) {
        await lanes[(sent++ % keys) % PARTITIONS]!.append();
        times.push(performance.now() - from);
      }
    };
    await Promise.all(Array.from({ length: appenders }, append));
    const took = (performance.now() - begun) / 1_000;
    await Promise.all(producers.map((producer) => producer.disconnect()));
    return { seconds: took, times };
  });
}

/** At most 512 KiB a request, as the service sends. */
const MOST_AT_ONCE = Math.floor((512 * 1_024) / VALUE.length);

class PartitionAppender {
  private waiting: (() => void)[] = [];
  private sending = false;

  constructor(
    private readonly producer: Producer,
    private readonly topic: string,
    private readonly partition: number,
  ) {}

  append(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      if (!this.sending) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.sending = true;
    while (this.waiting.length > 0) {
      const some = this.waiting.splice(0, MOST_AT_ONCE);
      const messages = some.map(() => ({ key: 'k', value: VALUE, partition: this.partition }));
      await this.producer.send({ topic: this.topic, acks: -1, messages });
      for (const done of some) done();
    }
    this.sending = false;
  }
}

async function withTopic<T>(
  brokers: readonly string[],
  numPartitions: number,
  use: (kafka: Kafka, topic: string) => Promise<T>,
): Promise<T> {
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
  const topic = `floor-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  const configEntries = [{ name: 'flush.messages', value: '1' }];
  await admin.createTopics({
    waitForLeaders: true,
    topics: [{ topic, numPartitions, replicationFactor: 1, configEntries }],
  });
  try {
    return await use(kafka, topic);
  } finally {
    await admin.deleteTopics({ topics: [topic] });
    await admin.disconnect();
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
