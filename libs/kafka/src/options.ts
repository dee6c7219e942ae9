import { DECISION_PARTITIONS } from '#contracts';
import type { KafkaConnection } from '#config';
import type { KafkaLogger } from './kafkajs-logger';
import type { KafkaReports } from './reports';

/** The connection to Kafka, as configured, and what is read and written there. */
export interface KafkaLogOptions
  extends Omit<KafkaConnection, 'topicCheck'>, Partial<Pick<KafkaConnection, 'topicCheck'>> {
  readonly clientId: string;
  readonly logger: KafkaLogger;
  readonly reports?: KafkaReports;
  readonly topic?: string;
  /** The number of partitions; fixed once the topic exists. */
  readonly partitions?: number;
  readonly maxMessageBytes?: number;
  /** Milliseconds within which an append settles, whatever its outcome. */
  readonly appendTimeoutMs?: number;
  /** Milliseconds after which a request that appends is sent again on another connection. */
  readonly produceTimeoutMs?: number;
  /** The same time limit for every other request. */
  readonly requestTimeoutMs?: number;
  /** Milliseconds after which a silent member loses its partitions; not below what the broker allows (6 s). */
  readonly sessionTimeoutMs?: number;
  /** Milliseconds between heartbeats, and until a member learns of a rebalance. */
  readonly heartbeatIntervalMs?: number;
  /** Milliseconds that an idle fetch waits. They bound how long a stop and the resumption of a partition take. */
  readonly fetchWaitMs?: number;
}

type Described = 'replicationFactor' | 'tls' | 'sasl';
export type KafkaLogSettings = Readonly<Required<Omit<KafkaLogOptions, Described>> & Pick<KafkaLogOptions, Described>>;

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
