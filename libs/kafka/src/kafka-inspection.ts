import { logIdOf } from '#event-log';
import { kafkaClient } from './kafka-client';
import { firstRecord } from './kafka-log';
import { type KafkaLogOptions, withDefaults } from './options';
import { brokerSetting } from './topic/broker-setting';
import { checkTopicAnswers } from './topic/check-topic';
import { replicasForNewTopic } from './topic/replication';
import { findingsOfTopic, type TopicFinding } from './topic/topic-findings';
import { within } from './within';

/** Few retries: an inspection reports what does not work and does not wait; each broker gets its turn. */
const retryOf = (brokers: readonly string[]) => ({ initialRetryTime: 100, maxRetryTime: 500, retries: brokers.length });
const ANSWER_MS = 10_000;
const FIRST_RECORD_MS = 20_000;
const CLOSE_MS = 2_000;

/** Inspects Kafka and the topic, and changes nothing there. Each method rejects if it gets no answer in time. */
export interface KafkaInspection {
  brokers(): Promise<number>;
  topicIsThere(): Promise<boolean>;
  /** Rejects with `ReplicationRefused` if a service would refuse to create the topic. */
  replicasForNewTopic(): Promise<number>;
  topicFindings(): Promise<TopicFinding[]>;
  /** Rejects unless every partition can be read and appended to now, as far as the brokers report. */
  check(): Promise<void>;
  /** Returns the id of the log; null if it has not begun. Rejects with `ForeignLog` if the first record is not ours. */
  logId(): Promise<string | null>;
  /** Returns sizes in bytes: the request limit of a broker, null if it reports none, and the size that the largest record needs. */
  requestBytes(): Promise<{ readonly allowed: number | null; readonly needed: number }>;
  close(): Promise<void>;
}

/** Connects. Rejects with the reason if that does not succeed in time. */
export async function inspectKafka(options: KafkaLogOptions): Promise<KafkaInspection> {
  const settings = withDefaults(options);
  const { kafka, destroyConnections } = kafkaClient(settings, settings.requestTimeoutMs, retryOf(settings.brokers));
  const admin = kafka.admin();
  admin.on(admin.events.REQUEST_TIMEOUT, destroyConnections);
  const close = async (): Promise<void> => {
    await within(CLOSE_MS, 'disconnecting', admin.disconnect()).catch(() => undefined);
    destroyConnections();
  };
  try {
    await within(ANSWER_MS, 'a connection', admin.connect());
  } catch (error) {
    await close();
    throw error;
  }
  return {
    brokers: async () => (await within(ANSWER_MS, 'which brokers there are', admin.describeCluster())).brokers.length,
    topicIsThere: async () =>
      (await within(ANSWER_MS, 'which topics there are', admin.listTopics())).includes(settings.topic),
    replicasForNewTopic: () =>
      within(ANSWER_MS, 'how many copies a topic gets', replicasForNewTopic(admin, settings.replicationFactor)),
    topicFindings: () => within(ANSWER_MS, 'the settings of the topic', findingsOfTopic(admin, settings)),
    check: () => within(ANSWER_MS, 'the state of the topic', checkTopicAnswers(admin, settings)),
    logId: async () => {
      const first = await firstRecord({ admin }, settings, 0, FIRST_RECORD_MS);
      return first && logIdOf(first);
    },
    requestBytes: async () => {
      const { brokers } = await within(ANSWER_MS, 'which brokers there are', admin.describeCluster());
      const setting = brokerSetting(admin, brokers[0]?.nodeId, 'socket.request.max.bytes');
      const allowed = await within(ANSWER_MS, 'the settings of a broker', setting);
      return { allowed, needed: settings.maxMessageBytes };
    },
    close,
  };
}
