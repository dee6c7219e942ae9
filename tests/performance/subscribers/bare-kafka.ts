import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import { sharedClock } from './readers';

/** Bare kafkajs: from the call that sends a record, flushed like those of the log, to its arrival at a consumer; milliseconds, one after the other. */
export async function produceToConsume(brokers: string[], count: number): Promise<number[]> {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const topic = `bare-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  const configEntries = [{ name: 'flush.messages', value: '1' }];
  await admin.createTopics({
    waitForLeaders: true,
    topics: [{ topic, numPartitions: 1, replicationFactor: 1, configEntries }],
  });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  const consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 100 });
  let arrive = (_at: number): void => undefined;
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({ autoCommit: false, eachMessage: async () => arrive(sharedClock()) });
  await joined;
  const value = Buffer.alloc(800, 'x');
  const times: number[] = [];
  const warmUp = Math.ceil(count / 10);
  for (let nth = -warmUp; nth < count; nth += 1) {
    const arrived = new Promise<number>((resolve) => (arrive = resolve));
    const sent = sharedClock();
    await producer.send({ topic, acks: -1, messages: [{ key: 'k', value }] });
    const took = (await arrived) - sent;
    if (nth >= 0) times.push(took);
  }
  await Promise.all([consumer.disconnect(), producer.disconnect()]);
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
  return times;
}
