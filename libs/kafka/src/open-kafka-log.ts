import { randomUUID } from 'node:crypto';
import { type Admin, Partitioners, type Producer } from 'kafkajs';
import { genesisValue } from '#contracts';
import { ForeignLog, logIdOf } from '#event-log';
import { disconnectAll, firstRecord, type KafkaClients, KafkaLog, rangeOf } from './kafka-log';
import { kafkaClient } from './kafka-client';
import { type KafkaLogOptions, type KafkaLogSettings, withDefaults } from './options';
import { produceTo } from './produce';
import { ReplicationRefused } from './topic/replication';
import { ensureTopic, TopicDiffers } from './topic/topic';
import { whileSettling } from './while-settling';

/**
 * A broker processes one request of a connection at a time, and with one replica each request waits for the disk: on a single connection all
 * partitions would queue behind each other.
 */
const PRODUCERS = 4;

/** The brokers did not answer as expected; a retry can help. */
export class KafkaUnavailable extends Error {
  readonly code = 'kafka-unavailable';
  readonly retriable = true;

  constructor(brokers: readonly string[], cause: unknown) {
    super(`Kafka at ${brokers.join(', ')} cannot be used: ${inWords(cause)}`, {
      cause,
    });
    this.name = 'KafkaUnavailable';
  }
}

/**
 * Opens the log on Kafka: creates or checks the topic, and writes the genesis of an empty log.
 * Rejects with `TopicDiffers`, `ReplicationRefused` or `ForeignLog` if the topic is not a log of ours or cannot become one, otherwise with
 * `KafkaUnavailable`.
 */
export async function openKafkaLog(options: KafkaLogOptions): Promise<KafkaLog> {
  const settings = withDefaults(options);
  const clients = clientsFor(settings);
  try {
    await clients.admin.connect();
    await whileSettling(() => ensureTopic(clients.admin, settings));
    await Promise.all(clients.producers.map((producer) => producer.connect()));
    await ensureGenesis(clients.admin, clients, settings);
    const logId = logIdOf(await firstRecord(clients, settings, 0));
    return new KafkaLog(logId, clients, settings);
  } catch (error) {
    await disconnectAll(clients);
    throw isOurs(error) ? error : new KafkaUnavailable(settings.brokers, error);
  }
}

/** For several errors, kafkajs's own message only says that there were some. */
function inWords(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { errors = [] } = cause as { readonly errors?: readonly Error[] };
  return [cause.message, ...errors.map(({ message }) => message)].join(': ');
}

function isOurs(error: unknown): boolean {
  return error instanceof TopicDiffers || error instanceof ReplicationRefused || error instanceof ForeignLog;
}

function clientsFor(settings: KafkaLogSettings): KafkaClients {
  const producers = Array.from({ length: PRODUCERS }, () => producerFor(settings));
  return { admin: adminFor(settings), producers, send: produceTo(producers, settings) };
}

function adminFor(settings: KafkaLogSettings): Admin {
  const { kafka, destroyConnections } = kafkaClient(settings, settings.requestTimeoutMs);
  const admin = kafka.admin();
  admin.on(admin.events.REQUEST_TIMEOUT, destroyConnections);
  return admin;
}

function producerFor(settings: KafkaLogSettings): Producer {
  const { kafka, destroyConnections } = kafkaClient(settings, settings.produceTimeoutMs);
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 5 },
  });
  producer.on(producer.events.REQUEST_TIMEOUT, () => {
    settings.reports.requestTimedOut?.();
    destroyConnections();
  });
  return producer;
}

/** If two processes find the log empty, both write a genesis: the first counts, the other is ruled void. */
async function ensureGenesis(admin: Admin, { send }: KafkaClients, settings: KafkaLogSettings): Promise<void> {
  const [partition0] = await rangeOf(admin, settings);
  if (partition0?.end === 0) await send(0, [{ key: null, value: genesisValue(randomUUID()) }]);
}
