import { readKafkaConnection, type Settings } from '#config';
import type { EventLog } from '#event-log';
import { openKafkaLog } from '#kafka';
import type { Logger } from '#observability';

/** Opens the log for a rebuild. */
export const openRebuildLog = (settings: Settings, logger: Logger): Promise<EventLog> =>
  openKafkaLog({
    ...readKafkaConnection(settings),
    topic: `${settings.kafkaTopicPrefix}.decisions`,
    clientId: 'rebuild',
    logger: (level, message, facts) => logger[level](facts, message),
  });
