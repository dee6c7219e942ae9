import { randomUUID } from 'node:crypto';
import { type Admin, Kafka, Partitioners } from 'kafkajs';
import { genesisValue, logIdOf } from '#event-log';
import { firstRecord, type KafkaClients, KafkaLog, rangeOf } from './kafka-log';
import { mendIdleTimers } from './kafkajs-idle-timers';
import { kafkajsLogger } from './kafkajs-logger';
import { type KafkaLogOptions, type KafkaLogSettings, withDefaults } from './options';
import { produceTo } from './produce';
import { ensureTopic } from './topic';

/**
 * Opens the log on Kafka: creates the topic or checks it, and gives an empty log its genesis.
 * Rejects with `TopicDiffers` or `ForeignLog` when what is there is not a log of ours.
 */
export async function openKafkaLog(options: KafkaLogOptions): Promise<KafkaLog> {
  const settings = withDefaults(options);
  const clients = clientsFor(settings);
  try {
    await clients.admin.connect();
    await ensureTopic(clients.admin, settings);
    await clients.producer.connect();
    await ensureGenesis(clients.admin, clients, settings);
    const logId = logIdOf(await firstRecord(clients, settings, 0));
    return new KafkaLog(logId, clients, settings);
  } catch (error) {
    await Promise.allSettled([clients.producer.disconnect(), clients.admin.disconnect()]);
    throw error;
  }
}

function clientsFor(settings: KafkaLogSettings): KafkaClients {
  mendIdleTimers();
  const kafka = new Kafka({
    clientId: settings.clientId,
    brokers: [...settings.brokers],
    logCreator: kafkajsLogger(settings.logger),
    connectionTimeout: 3_000,
    requestTimeout: settings.appendTimeoutMs,
  });
  const producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
    retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 5 },
  });
  return { kafka, admin: kafka.admin(), producer, send: produceTo(producer, settings) };
}

/** Two processes that both find the log empty both write one: the first counts, the other is ruled void. */
async function ensureGenesis(admin: Admin, { send }: KafkaClients, settings: KafkaLogSettings): Promise<void> {
  const [partition0] = await rangeOf(admin, settings);
  if (partition0?.end === 0) await send(0, [{ key: null, value: genesisValue(randomUUID()) }]);
}
