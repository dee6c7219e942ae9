import { Kafka, logLevel } from '../support/kafkajs';
import type { Taken } from './journal';
import type { Reader } from './reader';

export async function consumeTopic({ assignment, journal }: Reader): Promise<void> {
  const { brokers, topic } = assignment;
  const kafka = new Kafka({ clientId: 'chaos', brokers: [...brokers], logLevel: logLevel.NOTHING });
  // A killed member leaves the group when its session times out. A short timeout lets its successor continue early.
  const consumer = kafka.consumer({ groupId: topic, sessionTimeout: 6_000, heartbeatInterval: 500 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommitThreshold: 5,
    eachMessage: async ({ message }) => journal.take([JSON.parse(String(message.value)) as Taken['changes'][number]]),
  });
}
