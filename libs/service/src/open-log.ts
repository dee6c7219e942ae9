import { type KafkaConnection, readKafkaConnection } from '#config';
import type { EventLog } from '#event-log';
import { watchLogBacklog } from '#ledger';
import { answers, type BacklogWatch, type Logger } from '#observability';
import type { Database } from '#postgres';
import type { Service } from './service';
import { topicCheck } from './topic-check';

/** The connection to Kafka and the client id of this service. */
export interface KafkaOptions extends KafkaConnection {
  readonly topic: string;
  readonly clientId: string;
  readonly logger: (level: KafkaLevel, message: string, facts: object) => void;
}

type KafkaLevel = Extract<keyof Logger, 'error' | 'warn' | 'info' | 'debug'>;

type Topic = 'decisions' | 'term-changes';

export const topicOf = ({ settings }: Service, topic: Topic): string => `${settings.kafkaTopicPrefix}.${topic}`;

export const kafkaOptions = (service: Service, brokers: readonly string[], topic: Topic): KafkaOptions => ({
  ...readKafkaConnection(service.settings),
  brokers,
  topic: topicOf(service, topic),
  clientId: service.name,
  logger: (level, message, facts) => service.logger[level](facts, message),
});

/** A log that can be checked and closed. */
type OpenedLog = EventLog & {
  check(): Promise<void>;
  differences(): Promise<readonly string[]>;
  close(): Promise<void>;
};

/** Opens the log of decisions with the given function, so that a service without a log never loads a Kafka client. */
export async function openLog<L extends OpenedLog>(
  service: Service,
  brokers: readonly string[],
  open: (options: KafkaOptions) => Promise<L>,
): Promise<L> {
  const log = await open(kafkaOptions(service, brokers, 'decisions'));
  service.onStop(() => log.close());
  service.readiness.register(
    'kafka',
    answers('Kafka', () => log.check()),
  );
  service.readiness.registerDegrading(
    'topic',
    topicCheck(() => log.differences()),
  );
  return log;
}

/** Polls how far the log is ahead of Postgres until the service stops. */
export function watchBacklog({ logger, onStop }: Service, log: EventLog, { pool }: Database): BacklogWatch {
  const backlog = watchLogBacklog({
    log,
    db: pool,
    onTrouble: (error) => logger.debug({ err: error }, 'how far the log is ahead is not known'),
  });
  backlog.start();
  onStop(async () => backlog.stop());
  return backlog;
}
