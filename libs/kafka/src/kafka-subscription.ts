import { setTimeout as elapsed } from 'node:timers/promises';
import type { Consumer, EachBatchPayload, IHeaders } from 'kafkajs';
import { backoffMs, type LogRecord, type PartitionRange, type PartitionReader, type Subscription } from '#event-log';
import { kafkaClient } from './kafka-client';
import type { KafkaLogSettings } from './options';
import { type ConsumerControl, PartitionConsumer } from './partition-consumer';
import { within } from './within';

/** No property if there are none. */
function headersOf(headers: IHeaders | undefined): Pick<LogRecord, 'headers'> {
  const entries = Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]);
  return entries.length > 0 ? { headers: Object.fromEntries(entries) as Record<string, string> } : {};
}

export interface KafkaSubscriptionNeeds {
  readonly settings: KafkaLogSettings;
  readonly group: string;
  readonly reader: PartitionReader;
  readonly range: () => Promise<PartitionRange[]>;
}

const MAX_BYTES_PER_PARTITION = 2 * 1024 * 1024;

/**
 * Milliseconds that a rebalance waits for a member that is busy with a batch. After that the member is a zombie, which the reader's compare-and-set
 * makes harmless, so the others need not wait longer.
 */
const REBALANCE_TIMEOUT_MS = 10_000;

/** Longer than a group may take to admit a member. */
const START_MS = 30_000;
const DISCONNECT_MS = 5_000;

/** A member of a consumer group. It is created again whenever kafkajs gives up on it. */
export class KafkaSubscription implements Subscription {
  readonly ready: Promise<void>;
  private becameReady: () => void = () => {};
  private partitionConsumers = new Map<number, PartitionConsumer>();
  private failures = 0;
  private nextRange: Promise<PartitionRange[]> | null = null;
  private readonly stopping = new AbortController();
  private giveUp: (why: Error) => void = () => {};
  private readonly running: Promise<void>;

  constructor(private readonly needs: KafkaSubscriptionNeeds) {
    this.ready = new Promise((resolve) => (this.becameReady = resolve));
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  renew(): void {
    this.giveUp(new Error('its connections are renewed'));
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const { consumer, retire } = this.newConsumer();
      const { reports } = this.needs.settings;
      reports.consumerStarted?.();
      const crash = await this.consume(consumer).catch((error: unknown) => error);
      reports.consumerEnded?.();
      const ending = [...this.partitionConsumers.values()];
      this.assign([]);
      await within(DISCONNECT_MS, 'disconnecting', consumer.disconnect()).catch(() => {});
      retire();
      await Promise.all(ending.map(({ busy }) => busy));
      if (signal.aborted) return;
      this.needs.reader.trouble?.(null, crash);
      await elapsed(backoffMs(++this.failures), undefined, { signal }).catch(() => {});
    }
  }

  private newConsumer(): { readonly consumer: Consumer; readonly retire: () => void } {
    const { settings, group } = this.needs;
    const { kafka, destroyConnections, retire } = kafkaClient(settings, settings.requestTimeoutMs);
    const consumer = kafka.consumer({
      groupId: group,
      allowAutoTopicCreation: false,
      sessionTimeout: settings.sessionTimeoutMs,
      heartbeatInterval: settings.heartbeatIntervalMs,
      rebalanceTimeout: REBALANCE_TIMEOUT_MS,
      minBytes: 1,
      maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
      maxWaitTimeInMs: settings.fetchWaitMs,
      // Only run() recovers: it creates a new consumer, so kafkajs must not restart this one.
      retry: { initialRetryTime: 100, retries: 5, restartOnFailure: () => Promise.resolve(false) },
    });
    consumer.on(consumer.events.REQUEST_TIMEOUT, destroyConnections);
    return { consumer, retire };
  }

  /** Resolves with the reason why the consumer ended, once it has ended or was stopped. */
  private async consume(consumer: Consumer): Promise<unknown> {
    const { topic, reports } = this.needs.settings;
    const ended = new Promise<unknown>((resolve) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => resolve(payload.error));
      this.giveUp = resolve;
      this.stopping.signal.addEventListener('abort', () => resolve(null), { once: true });
    });
    const stopListening = consumer.on(consumer.events.GROUP_JOIN, ({ payload }) =>
      this.joined(consumer, payload.memberAssignment[topic] ?? []),
    );
    consumer.on(consumer.events.REQUEST_TIMEOUT, () => reports.requestTimedOut?.());
    const begun = within(START_MS, `taking a member into ${this.needs.group}`, this.begin(consumer));
    return Promise.race([ended, begun.then(() => ended)]).finally(stopListening);
  }

  private async begin(consumer: Consumer): Promise<void> {
    const { topic, partitions } = this.needs.settings;
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      // The reader decides what it processes concurrently: a partition that waits does not block the others.
      partitionsConsumedConcurrently: partitions,
      eachBatch: (payload) => this.eachBatch(payload),
    });
  }

  /** Runs before the first fetch of an assignment, so nothing is fetched before each partition's consumer is positioned. */
  private joined(consumer: Consumer, partitions: readonly number[]): void {
    this.failures = 0;
    const { topic, reports } = this.needs.settings;
    if (this.stopping.signal.aborted) return;
    reports.joined?.(partitions);
    if (partitions.length > 0) consumer.pause([{ topic, partitions: [...partitions] }]);
    this.assign(partitions, this.control(consumer));
    void Promise.all([...this.partitionConsumers.values()].map(({ positioned }) => positioned)).then(this.becameReady);
  }

  private assign(partitions: readonly number[], control?: ConsumerControl): void {
    const former = this.partitionConsumers;
    this.partitionConsumers = new Map();
    for (const [partition, partitionConsumer] of former) {
      partitionConsumer.end();
      if (!partitions.includes(partition)) this.needs.reader.revoked?.(partition);
    }
    if (control === undefined) return;
    for (const partition of partitions) {
      const partitionConsumer = new PartitionConsumer(partition, this.needs.reader, control);
      this.partitionConsumers.set(partition, partitionConsumer);
      void partitionConsumer.start(former.get(partition)?.busy ?? Promise.resolve());
    }
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const partitionConsumer = this.partitionConsumers.get(batch.partition);
    const lastOffset = batch.messages.at(-1)?.offset;
    if (partitionConsumer === undefined || lastOffset === undefined || payload.isStale()) return;
    // A rejection means that the group rebalances: kafkajs's own heartbeat after this batch gets the same answer.
    const beating = setInterval(
      () => void payload.heartbeat().catch(() => {}),
      this.needs.settings.heartbeatIntervalMs,
    );
    try {
      const records = batch.messages.map(({ offset, key, value, timestamp, headers }): LogRecord => ({
        partition: batch.partition,
        offset: Number(offset),
        key: key?.toString('utf8') ?? null,
        value,
        timestamp: Number(timestamp),
        ...headersOf(headers),
      }));
      if (await partitionConsumer.take(records, Number(batch.highWatermark))) payload.resolveOffset(lastOffset);
    } finally {
      clearInterval(beating);
    }
  }

  /** Returns the controls of a consumer. All of them throw once it is disconnected; its partition consumers end a moment later. */
  private control(consumer: Consumer): ConsumerControl {
    const { topic } = this.needs.settings;
    const whileConnected = (act: () => void) => {
      try {
        act();
      } catch {
        return;
      }
    };
    return {
      range: (partition) => this.rangeOf(partition),
      seek: (partition, offset) => whileConnected(() => consumer.seek({ topic, partition, offset: String(offset) })),
      pause: (partition) => whileConnected(() => consumer.pause([{ topic, partitions: [partition] }])),
      resume: (partition) => whileConnected(() => consumer.resume([{ topic, partitions: [partition] }])),
    };
  }

  /** Calls at the same moment share one request, but never one that was sent before. */
  private async rangeOf(partition: number): Promise<PartitionRange> {
    this.nextRange ??= Promise.resolve().then(() => {
      this.nextRange = null;
      return this.needs.range();
    });
    const range = (await this.nextRange)[partition];
    if (range === undefined) throw new RangeError(`The broker does not know partition ${partition}`);
    return range;
  }
}
