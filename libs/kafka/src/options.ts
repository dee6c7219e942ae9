import { DECISION_PARTITIONS } from '#contracts';
import type { KafkaConnection } from '#config';
import type { KafkaLogger } from './kafkajs-logger';
import type { KafkaReports } from './reports';

/** How Kafka is reached, as the settings tell it, and what is read and written there. */
export interface KafkaLogOptions
  extends Omit<KafkaConnection, 'topicCheck'>, Partial<Pick<KafkaConnection, 'topicCheck'>> {
  readonly clientId: string;
  readonly logger: KafkaLogger;
  readonly reports?: KafkaReports;
  readonly topic?: string;
  /** Fixed for ever once the topic is there. */
  readonly partitions?: number;
  readonly maxMessageBytes?: number;
  /** An append settles within this time, one way or another. */
  readonly appendTimeoutMs?: number;
  /** When a request that appends is sent again on another connection. */
  readonly produceTimeoutMs?: number;
  /** The same of every other request. */
  readonly requestTimeoutMs?: number;
  /** A member that falls silent loses its partitions after this time; not below what the broker allows (6 s). */
  readonly sessionTimeoutMs?: number;
  /** Also how soon a member hears that the group rebalances. */
  readonly heartbeatIntervalMs?: number;
  /** How long an idle fetch waits. It bounds how long a stop and a resumed partition take. */
  readonly fetchWaitMs?: number;
}

type Telling = 'replicationFactor' | 'tls' | 'sasl';
export type KafkaLogSettings = Readonly<Required<Omit<KafkaLogOptions, Telling>> & Pick<KafkaLogOptions, Telling>>;

export const DECISION_TOPIC = 'partnership.decisions';

export function withDefaults(options: KafkaLogOptions): KafkaLogSettings {
  return {
    topic: DECISION_TOPIC,
    topicCheck: 'strict',
    partitions: DECISION_PARTITIONS,
    maxMessageBytes: 2 * 1024 * 1024,
    appendTimeoutMs: 10_000,
    produceTimeoutMs: 4_000,
    requestTimeoutMs: 8_000,
    sessionTimeoutMs: 6_000,
    heartbeatIntervalMs: 500,
    fetchWaitMs: 100,
    reports: {},
    ...options,
  };
}
