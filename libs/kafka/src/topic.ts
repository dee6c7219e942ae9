import { type Admin, ConfigResourceTypes } from 'kafkajs';
import type { KafkaLogSettings } from './options';

/** The topic is there already and is not as this service needs it. */
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

type Settings = Pick<KafkaLogSettings, 'topic' | 'partitions' | 'replicationFactor' | 'maxMessageBytes'>;

/** Creates the topic unless another process did, then holds what is there against what is needed. */
export async function ensureTopic(admin: Admin, settings: Settings): Promise<void> {
  const { topic, partitions, replicationFactor } = settings;
  const existing = await admin.listTopics();
  if (!existing.includes(topic)) {
    // Resolves with false when another process was faster: the check below is the judge in either case.
    await admin.createTopics({
      waitForLeaders: true,
      topics: [{ topic, numPartitions: partitions, replicationFactor, configEntries: configEntries(settings) }],
    });
  }
  await checkTopic(admin, settings);
}

function configEntries({ replicationFactor, maxMessageBytes }: Settings): { name: string; value: string }[] {
  const entries = {
    'cleanup.policy': 'delete',
    'retention.ms': '-1',
    'retention.bytes': '-1',
    'max.message.bytes': String(maxMessageBytes),
    'message.timestamp.type': 'CreateTime',
    'unclean.leader.election.enable': 'false',
    ...(replicationFactor === 1
      ? { 'flush.messages': '1' }
      : { 'min.insync.replicas': String(Math.min(2, replicationFactor)) }),
  };
  return Object.entries(entries).map(([name, value]) => ({ name, value }));
}

async function checkTopic(admin: Admin, settings: Settings): Promise<void> {
  const { topic } = settings;
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const found = topics.find(({ name }) => name === topic)?.partitions ?? [];
  expect(topic, 'a partition count of', String(found.length), String(settings.partitions));
  for (const { replicas } of found)
    expect(topic, 'a replication factor of', String(replicas.length), String(settings.replicationFactor));

  const wanted = configEntries(settings);
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configNames: wanted.map(({ name }) => name) }],
  });
  const actual = new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]));
  for (const { name, value } of wanted) expect(topic, `${name} =`, actual.get(name) ?? 'unset', value);
}

function expect(topic: string, setting: string, found: string, wanted: string): void {
  if (found !== wanted) throw new TopicDiffers(topic, setting, found, wanted);
}
