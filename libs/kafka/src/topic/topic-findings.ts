import { type Admin, ConfigResourceTypes } from 'kafkajs';
import type { KafkaLogSettings } from '../options';
import { SEVERAL_BROKERS } from './replication';
import { wantedSettings } from './wanted-settings';

/** One property of a topic: what it is and what it has to be. */
export interface TopicFinding {
  /** The text that continues "the topic has". */
  readonly setting: string;
  /** The actual value; null if the brokers do not report it. */
  readonly found: string | null;
  readonly wanted: string;
  readonly verdict: 'fits' | 'differs' | 'unknown';
}

export type TopicSettings = Pick<
  KafkaLogSettings,
  'topic' | 'partitions' | 'replicationFactor' | 'maxMessageBytes' | 'topicCheck'
>;

/** Compares an existing topic with what is needed. */
export async function findingsOfTopic(admin: Admin, settings: TopicSettings): Promise<TopicFinding[]> {
  const { topic, partitions, maxMessageBytes, topicCheck } = settings;
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const found = topics.find(({ name }) => name === topic)?.partitions ?? [];
  const replicas = Math.min(...found.map((partition) => partition.replicas.length));
  const { brokers } = await admin.describeCluster();

  const wanted = wantedSettings(replicas, maxMessageBytes);
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configNames: wanted.map(({ name }) => name) }],
  });
  const reported = new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]));
  return [
    compared('a partition count of', String(found.length), String(partitions)),
    replication(replicas, brokers.length, settings),
    ...wanted.map(({ name, value, allowed = value, fits }): TopicFinding => {
      const actual = reported.get(name) ?? null;
      const verdict = actual === null && topicCheck === 'managed' ? 'unknown' : fits(actual ?? '') ? 'fits' : 'differs';
      return { setting: `${name} =`, found: actual, wanted: allowed, verdict };
    }),
  ];
}

const compared = (setting: string, found: string, wanted: string): TopicFinding => ({
  setting,
  found,
  wanted,
  verdict: found === wanted ? 'fits' : 'differs',
});

/** A managed service may replicate below the level that it reports: one replica is then `unknown`, not a difference. */
function replication(
  replicas: number,
  brokers: number,
  { replicationFactor, topicCheck }: TopicSettings,
): TopicFinding {
  const setting = 'a replication factor of';
  if (replicationFactor !== undefined) return compared(setting, String(replicas), String(replicationFactor));
  const alone = replicas === 1 && brokers >= SEVERAL_BROKERS;
  return {
    setting,
    found: String(replicas),
    wanted:
      brokers < SEVERAL_BROKERS ? 'at least 1' : `more than 1 on ${brokers} brokers, unless KAFKA_REPLICATION_FACTOR=1`,
    verdict: alone ? (topicCheck === 'managed' ? 'unknown' : 'differs') : 'fits',
  };
}
