import { type Admin, Kafka, Partitioners, type Producer } from 'kafkajs';
import { partitionFor } from '#event-log';
import { mendIdleTimers } from './kafkajs-idle-timers';
import { kafkajsLogger } from './kafkajs-logger';
import { type KafkaLogOptions, withDefaults } from './options';
import { ensureTopic } from './topic';
import { whileSettling } from './while-settling';

export interface OutgoingRecord {
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A topic for outsiders, keyed and partitioned like the log, kept for ever. */
export interface OutgoingTopic {
  /** Resolves once all records are durable, in their order within each key. Rejects when any may not be: publish them again. */
  publish(records: readonly OutgoingRecord[]): Promise<void>;
  close(): Promise<void>;
}

/** What one request may carry, well below the topic's limit on a batch. */
const MAX_REQUEST_BYTES = 512 * 1024;

/** Creates the topic or checks it, as `openKafkaLog` does. Rejects with `TopicDiffers` or what kafkajs throws. */
export async function openOutgoingTopic(options: KafkaLogOptions & { readonly topic: string }): Promise<OutgoingTopic> {
  const settings = withDefaults(options);
  mendIdleTimers();
  const kafka = new Kafka({
    clientId: settings.clientId,
    brokers: [...settings.brokers],
    logCreator: kafkajsLogger(settings.logger),
    connectionTimeout: 3_000,
    requestTimeout: settings.appendTimeoutMs,
  });
  const admin: Admin = kafka.admin();
  const producer: Producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  await admin.connect();
  try {
    await whileSettling(() => ensureTopic(admin, settings));
  } finally {
    await admin.disconnect();
  }
  await producer.connect();
  const publish = async (records: readonly OutgoingRecord[]): Promise<void> => {
    for (const group of groupsOf(records)) {
      const messages = group.map((record) => ({
        ...record,
        headers: { ...record.headers },
        partition: partitionFor(record.key, settings.partitions),
      }));
      const answers = await producer.send({ topic: settings.topic, acks: -1, messages });
      const confirmed = new Set(answers.filter(({ errorCode }) => errorCode === 0).map(({ partition }) => partition));
      const unnamed = messages.find(({ partition }) => !confirmed.has(partition));
      if (unnamed)
        throw new Error(`the broker's answer does not name partition ${unnamed.partition} of ${settings.topic}`);
    }
  };
  return { publish, close: () => producer.disconnect() };
}

function groupsOf(records: readonly OutgoingRecord[]): OutgoingRecord[][] {
  const groups: OutgoingRecord[][] = [[]];
  let bytes = 0;
  for (const record of records) {
    const size = record.key.length + Buffer.byteLength(record.value) + 256;
    if (bytes > 0 && bytes + size > MAX_REQUEST_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)!.push(record);
    bytes += size;
  }
  return groups;
}
