import { randomUUID } from 'node:crypto';
import type { Admin, Producer } from 'kafkajs';
import {
  type EventLog,
  type LogAppender,
  type LogRecord,
  type PartitionRange,
  type PartitionReader,
  partitionFor,
  type Subscription,
} from '#event-log';
import { BATCH_OVERHEAD_BYTES, GroupCommitAppender, type SendGroup } from './group-commit-appender';
import { KafkaSubscription } from './kafka-subscription';
import type { KafkaLogSettings } from './options';
import { checkTopicAnswers } from './topic/check-topic';
import { differencesOfTopic } from './topic/topic';
import { whileSettling } from './while-settling';
import { within } from './within';

export interface KafkaClients {
  readonly admin: Admin;
  readonly producers: readonly Producer[];
  readonly send: SendGroup;
}

const MAX_REQUEST_BYTES = 512 * 1024;

/** The limit for operations that kafkajs would retry for longer than any caller waits; each of its attempts is shorter. */
const ANSWER_MS = 10_000;
const FIRST_RECORD_MS = 60_000;
const DISCONNECT_MS = 2_000;

export class KafkaLog implements EventLog {
  readonly partitions: number;
  private readonly opened = new Set<{ stop(): Promise<void> }>();

  constructor(
    readonly logId: string,
    private readonly clients: KafkaClients,
    private readonly settings: KafkaLogSettings,
  ) {
    this.partitions = settings.partitions;
  }

  partitionOf(key: string): number {
    return partitionFor(key, this.partitions);
  }

  appender(): LogAppender {
    const { maxMessageBytes, appendTimeoutMs } = this.settings;
    const appender = new GroupCommitAppender((key) => this.partitionOf(key), this.clients.send, {
      maxRecordBytes: maxMessageBytes - BATCH_OVERHEAD_BYTES,
      maxRequestBytes: MAX_REQUEST_BYTES,
      appendTimeoutMs,
    });
    this.opened.add({ stop: () => appender.close() });
    return appender;
  }

  read(reader: PartitionReader, { group }: { readonly group: string }): Subscription {
    const range = () => this.range();
    const { settings } = this;
    // Two topics can hold copies of one log, and one permission for a prefix covers all groups of a topic.
    const subscription = new KafkaSubscription({ settings, group: `${settings.topic}.${group}`, reader, range });
    this.opened.add(subscription);
    return subscription;
  }

  range(): Promise<PartitionRange[]> {
    return rangeOf(this.clients.admin, this.settings);
  }

  /** Rejects unless every partition can be read and appended to now, as far as the brokers report. */
  check(): Promise<void> {
    return checkTopicAnswers(this.clients.admin, this.settings);
  }

  /** Returns how the topic differs from what is needed; each continues "the topic …". */
  differences(): Promise<string[]> {
    return differencesOfTopic(this.clients.admin, this.settings);
  }

  firstRecord(partition: number): Promise<LogRecord | null> {
    return firstRecord(this.clients, this.settings, partition);
  }

  async close(): Promise<void> {
    await Promise.all([...this.opened].map((open) => open.stop()));
    await disconnectAll(this.clients);
  }
}

/** Disconnects. A broker that does not answer does not delay the end of the process. */
export async function disconnectAll({ producers, admin }: Pick<KafkaClients, 'producers' | 'admin'>): Promise<void> {
  const clients = [...producers, admin];
  await Promise.allSettled(clients.map((client) => within(DISCONNECT_MS, 'disconnecting', client.disconnect())));
}

export async function rangeOf(admin: Admin, { topic, partitions }: KafkaLogSettings): Promise<PartitionRange[]> {
  const offsets = await whileSettling(() =>
    within(ANSWER_MS, 'how far each partition reaches', admin.fetchTopicOffsets(topic)),
  );
  const found = new Map(offsets.map((entry) => [entry.partition, entry]));
  return Array.from({ length: partitions }, (_, partition) => {
    const entry = found.get(partition);
    if (entry === undefined) throw new RangeError(`The broker does not know partition ${partition} of ${topic}`);
    return { begin: Number(entry.low), end: Number(entry.high) };
  });
}

/** Reads the first record through a temporary group, which starts at the beginning of this partition: kafkajs fetches only through groups. */
export async function firstRecord(
  { admin }: Pick<KafkaClients, 'admin'>,
  settings: KafkaLogSettings,
  partition: number,
  withinMs = FIRST_RECORD_MS,
): Promise<LogRecord | null> {
  const range = () => rangeOf(admin, settings);
  const own = (await range())[partition];
  if (own === undefined || own.begin === own.end) return null;

  const group = `${settings.topic}.first-record.${randomUUID()}`;
  const found = Promise.withResolvers<LogRecord>();
  const reader: PartitionReader = {
    assigned: async (one, { begin, end }) => (one === partition ? begin : end),
    batch: async (one, [first]) => {
      if (one === partition && first !== undefined) found.resolve(first);
    },
  };
  const subscription = new KafkaSubscription({ settings: { ...settings, reports: {} }, group, reader, range });
  try {
    return await within(withinMs, 'the first record', found.promise);
  } finally {
    await subscription.stop();
    await within(ANSWER_MS, 'deleting a group', admin.deleteGroups([group])).catch(() => {});
  }
}
