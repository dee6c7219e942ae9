import type { Settings } from '#config';
import type { EventLog } from '#event-log';
import { openKafkaLog } from '#kafka';
import type { Logger } from '#observability';

/** The log as a rebuild reads it. */
export const openRebuildLog = (settings: Settings, logger: Logger): Promise<EventLog> =>
  openKafkaLog({
    brokers: settings.kafkaBrokers ?? [],
    topic: `${settings.kafkaTopicPrefix}.decisions`,
    clientId: 'rebuild',
    replicationFactor: settings.kafkaReplicationFactor,
    logger: (level, message, facts) => logger[level](facts, message),
  });
