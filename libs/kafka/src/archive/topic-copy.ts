import { randomUUID } from 'node:crypto';
import { type Admin, Partitioners, type Producer } from 'kafkajs';
import {
  CopyRefused,
  type GrowingLogCopy,
  type LogPart,
  type LogRecord,
  type PartitionRange,
  type AcceptRecords,
} from '#event-log';
import { kafkaClient } from '../kafka-client';
import { rangeOf } from '../kafka-log';
import { KafkaSubscription } from '../kafka-subscription';
import { type KafkaLogOptions, type KafkaLogSettings, withDefaults } from '../options';
import { ensureTopic } from '../topic/topic';
import { whileSettling } from '../while-settling';
import { within } from '../within';

const MAX_REQUEST_BYTES = 512 * 1024;
const CLOSE_MS = 3_000;

export interface TopicCopy extends GrowingLogCopy {
  close(): Promise<void>;
}

/** Opens an existing topic with the partitions that it has. Rejects with `CopyRefused` if it does not exist. */
export async function openTopicCopy(options: KafkaLogOptions & { readonly topic: string }): Promise<TopicCopy> {
  return opened(options, async (admin, { topic }) => {
    if (!(await admin.listTopics()).includes(topic)) throw new CopyRefused(`There is no topic ${topic} to read.`);
  });
}

/** Opens a topic to copy records into: creates it as the service needs it, or checks it. Rejects as `openKafkaLog` does. */
export const openTopicForCopy = (options: KafkaLogOptions & { readonly topic: string }): Promise<TopicCopy> =>
  opened(options, (admin, settings) => whileSettling(() => ensureTopic(admin, settings)));

async function opened(
  options: KafkaLogOptions & { readonly topic: string },
  prepare: (admin: Admin, settings: KafkaLogSettings) => Promise<void>,
): Promise<TopicCopy> {
  const wanted = withDefaults(options);
  const { kafka, destroyConnections } = kafkaClient(wanted, wanted.requestTimeoutMs);
  const admin = kafka.admin();
  admin.on(admin.events.REQUEST_TIMEOUT, destroyConnections);
  // A record sent twice would be stored twice. After an error the copy is started again and finds the records that exist.
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { retries: 0 },
  });
  const close = async (): Promise<void> => {
    await Promise.allSettled([admin, producer].map((each) => within(CLOSE_MS, 'disconnecting', each.disconnect())));
  };
  try {
    await admin.connect();
    await prepare(admin, wanted);
    await producer.connect();
    const { topics } = await admin.fetchTopicMetadata({ topics: [wanted.topic] });
    const settings = { ...wanted, partitions: topics[0]!.partitions.length };
    return {
      name: `the topic ${settings.topic} at ${settings.brokers.join(', ')}`,
      range: () => rangeOf(admin, settings),
      read: (parts, take) => readParts(admin, settings, { parts, take }),
      append: (partition, records) => appendExactly(producer, settings.topic, { partition, records }),
      finish: () => Promise.resolve(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readParts(
  admin: Admin,
  settings: KafkaLogSettings,
  { parts, take }: { readonly parts: readonly LogPart[]; readonly take: AcceptRecords },
): Promise<void> {
  const open = new Map(
    parts.filter(({ from, to }) => from < to).map((part) => [part.partition, { ...part, next: part.from }]),
  );
  if (open.size === 0) return;
  const done = Promise.withResolvers<void>();
  const range = (): Promise<PartitionRange[]> => rangeOf(admin, settings);
  const group = `${settings.topic}.copy.${randomUUID()}`;
  const subscription = new KafkaSubscription({
    settings: { ...settings, reports: {} },
    group,
    range,
    reader: {
      assigned: async (partition, { end }) => open.get(partition)?.next ?? end,
      async batch(partition, records) {
        const part = open.get(partition);
        if (!part) return;
        const wanted = records.filter(({ offset }) => offset >= part.next && offset < part.to);
        try {
          if (wanted.length > 0) await take(partition, wanted);
        } catch (error) {
          // A rejection would make the subscription retry forever.
          open.clear();
          return done.reject(error);
        }
        part.next = records.at(-1)!.offset + 1;
        if (part.next >= part.to) open.delete(partition);
        if (open.size === 0) done.resolve();
      },
    },
  });
  try {
    await done.promise;
  } finally {
    await subscription.stop();
    await within(CLOSE_MS, 'deleting a group', admin.deleteGroups([group])).catch(() => undefined);
  }
}

/** Rejects with `CopyRefused` if a record gets another offset than it has: something else writes there. */
async function appendExactly(
  producer: Producer,
  topic: string,
  { partition, records }: { readonly partition: number; readonly records: readonly LogRecord[] },
): Promise<void> {
  for (const group of groupsOf(records)) {
    const [first] = group;
    const answers = await producer.send({
      topic,
      acks: -1,
      messages: group.map(({ key, value, timestamp, headers }) => ({
        partition,
        key,
        value,
        timestamp: String(timestamp),
        ...(headers && { headers: { ...headers } }),
      })),
    });
    const answer = answers.find((one) => one.partition === partition);
    if (answer?.errorCode !== 0)
      throw new Error(`the broker's answer does not name partition ${partition} of ${topic}`);
    if (Number(answer.baseOffset) !== first!.offset)
      throw new CopyRefused(
        `The record of ${partition}/${first!.offset} got the offset ${answer.baseOffset} in ${topic}: something else writes there. Delete the topic, see that nothing runs on it, and copy again.`,
      );
  }
}

function groupsOf(records: readonly LogRecord[]): LogRecord[][] {
  const groups: LogRecord[][] = [];
  let bytes = Infinity;
  for (const record of records) {
    const size = (record.value?.length ?? 0) + (record.key?.length ?? 0) + 256;
    if (bytes + size > MAX_REQUEST_BYTES) {
      groups.push([]);
      bytes = 0;
    }
    groups.at(-1)!.push(record);
    bytes += size;
  }
  return groups;
}
