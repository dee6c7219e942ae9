import { type Admin, CompressionTypes, Partitioners, type Producer } from 'kafkajs';
import { partitionFor } from '#event-log';
import { kafkaClient } from './kafka-client';
import { type KafkaLogOptions, withDefaults } from './options';
import { checkTopicAnswers } from './topic/check-topic';
import { ensureTopic } from './topic/topic';
import { whileSettling } from './while-settling';
import { within } from './within';

export interface OutgoingRecord {
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A topic for external consumers, keyed and partitioned like the log, kept forever. */
export interface OutgoingTopic {
  /** Resolves once all records are durable, in their order within each key. Rejects if any may not be durable; the caller publishes them again. */
  publish(records: readonly OutgoingRecord[]): Promise<void>;
  /** Rejects unless every partition can be published to now, as far as the brokers report. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The maximum size of a request in bytes, well below the topic's limit for a batch. A longer record is sent alone and compressed: where many values
 * are possible at once, a change lists all of them for every run of days, so it may exceed the limit although it says little.
 */
const MAX_REQUEST_BYTES = 512 * 1024;

/** Milliseconds for publishing. The caller holds a lock meanwhile, and publishes again what may not have arrived. */
const PUBLISH_MS = 20_000;
const CLOSE_MS = 2_000;

/** Creates the topic or checks it, as `openKafkaLog` does. Rejects with `TopicDiffers` or an error of kafkajs. */
export async function openOutgoingTopic(options: KafkaLogOptions & { readonly topic: string }): Promise<OutgoingTopic> {
  const settings = withDefaults(options);
  const { kafka, destroyConnections } = kafkaClient(settings, settings.requestTimeoutMs);
  const admin: Admin = kafka.admin();
  const producer: Producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  producer.on(producer.events.REQUEST_TIMEOUT, destroyConnections);
  await admin.connect();
  try {
    await whileSettling(() => ensureTopic(admin, settings));
    await producer.connect();
  } catch (error) {
    await Promise.allSettled([admin.disconnect(), producer.disconnect()]);
    throw error;
  }
  producer.on(producer.events.REQUEST_TIMEOUT, () => settings.reports.requestTimedOut?.());
  const publish = async (records: readonly OutgoingRecord[]): Promise<void> => {
    for (const { group, bytes } of groupsOf(records)) {
      const messages = group.map((record) => ({
        ...record,
        headers: { ...record.headers },
        partition: partitionFor(record.key, settings.partitions),
      }));
      const compression = bytes > MAX_REQUEST_BYTES ? CompressionTypes.GZIP : CompressionTypes.None;
      const answers = await within(
        PUBLISH_MS,
        `publishing to ${settings.topic}`,
        producer.send({ topic: settings.topic, acks: -1, messages, compression }),
      );
      const confirmed = new Set(answers.filter(({ errorCode }) => errorCode === 0).map(({ partition }) => partition));
      const unnamed = messages.find(({ partition }) => !confirmed.has(partition));
      if (unnamed)
        throw new Error(`the broker's answer does not name partition ${unnamed.partition} of ${settings.topic}`);
    }
  };
  return {
    publish,
    check: () => checkTopicAnswers(admin, settings),
    async close() {
      await Promise.all(
        [producer, admin].map((client) =>
          within(CLOSE_MS, 'disconnecting', client.disconnect()).catch(() => undefined),
        ),
      );
    },
  };
}

interface Group {
  readonly group: OutgoingRecord[];
  bytes: number;
}

function groupsOf(records: readonly OutgoingRecord[]): Group[] {
  let last: Group = { group: [], bytes: 0 };
  const groups = [last];
  for (const record of records) {
    const size = record.key.length + Buffer.byteLength(record.value) + 256;
    if (last.bytes > 0 && last.bytes + size > MAX_REQUEST_BYTES) groups.push((last = { group: [], bytes: 0 }));
    last.group.push(record);
    last.bytes += size;
  }
  return groups;
}
