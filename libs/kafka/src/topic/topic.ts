import type { Admin } from 'kafkajs';
import type { KafkaLogSettings } from '../options';
import { replicasForNewTopic } from './replication';
import { findingsOfTopic, type TopicFinding, type TopicSettings } from './topic-findings';
import { wantedSettings } from './wanted-settings';

/** The topic exists and is not as this service needs it. */
export class TopicDiffers extends Error {
  readonly code = 'topic-differs';
  readonly retriable = false;

  constructor(
    readonly topic: string,
    readonly setting: string,
    readonly found: string,
    readonly wanted: string,
  ) {
    super(`Kafka topic "${topic}" has ${setting} ${found}, but it must be ${wanted}`);
    this.name = 'TopicDiffers';
  }
}

/** Creates the topic unless another process did, then compares it with what is needed. */
export async function ensureTopic(
  admin: Admin,
  settings: TopicSettings & Pick<KafkaLogSettings, 'logger'>,
): Promise<void> {
  const { topic } = settings;
  const existing = await admin.listTopics();
  // Resolves with false if another process was faster; the check below decides in either case.
  if (!existing.includes(topic)) await admin.createTopics(await creationOf(admin, settings));
  const findings = await findingsOfTopic(admin, settings);
  const differing = findings.find(({ verdict }) => verdict === 'differs');
  if (differing) throw new TopicDiffers(topic, differing.setting, differing.found ?? 'unset', differing.wanted);
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown');
  if (unknown.length > 0) settings.logger('warn', unknownOf(topic, unknown), {});
}

/** Returns how an opened topic differs from what is needed by now; each difference continues "the topic …". */
export async function differencesOfTopic(admin: Admin, settings: TopicSettings): Promise<string[]> {
  try {
    const findings = await findingsOfTopic(admin, settings);
    return findings
      .filter(({ verdict }) => verdict === 'differs')
      .map(({ setting, found, wanted }) => `has ${setting} ${found ?? 'unset'}, but it must be ${wanted}`);
  } catch (error) {
    if ((error as { readonly type?: string }).type === 'UNKNOWN_TOPIC_OR_PARTITION') return ['does not exist'];
    throw error;
  }
}

const unknownOf = (topic: string, findings: readonly TopicFinding[]): string =>
  `Kafka does not tell of topic "${topic}", so it was not checked: ${findings
    .map(({ setting, wanted }) => `${setting} ${wanted}`)
    .join(', ')}`;

/** Rejects with `ReplicationRefused`. */
export async function creationOf(admin: Admin, settings: TopicSettings) {
  const { topic, partitions, maxMessageBytes, topicCheck } = settings;
  const replicationFactor = await replicasForNewTopic(admin, settings.replicationFactor);
  const configEntries = wantedSettings(replicationFactor, maxMessageBytes)
    .filter(({ settable }) => topicCheck === 'strict' || settable)
    .map(({ name, value }) => ({ name, value }));
  return { waitForLeaders: true, topics: [{ topic, numPartitions: partitions, replicationFactor, configEntries }] };
}
