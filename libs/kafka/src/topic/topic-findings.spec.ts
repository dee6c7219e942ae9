import type { Admin } from 'kafkajs';
import { findingsOfTopic, type TopicSettings } from './topic-findings';

const GOOD = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'max.message.bytes': '1000',
  'message.timestamp.type': 'CreateTime',
  'unclean.leader.election.enable': 'false',
};

interface Cluster {
  readonly brokers?: number;
  readonly replicas?: number;
  readonly partitions?: number;
  readonly settings?: Record<string, string>;
}

const adminOf = ({ brokers = 3, replicas = 3, partitions = 2, settings = {} }: Cluster): Admin =>
  ({
    fetchTopicMetadata: () => {
      const partition = { replicas: Array.from({ length: replicas }, (_, id) => id) };
      return Promise.resolve({ topics: [{ name: 't', partitions: Array(partitions).fill(partition) }] });
    },
    describeCluster: () => Promise.resolve({ brokers: Array(brokers).fill({}) }),
    describeConfigs: () =>
      Promise.resolve({
        resources: [
          {
            configEntries: Object.entries(settings).map(([configName, configValue]) => ({ configName, configValue })),
          },
        ],
      }),
  }) as unknown as Admin;

const settings: TopicSettings = { topic: 't', partitions: 2, maxMessageBytes: 1_000, topicCheck: 'strict' };
const notFitting = async (cluster: Cluster, changes: Partial<TopicSettings> = {}) =>
  (await findingsOfTopic(adminOf(cluster), { ...settings, ...changes }))
    .filter(({ verdict }) => verdict !== 'fits')
    .map(({ setting, found, wanted, verdict }) => [verdict, setting, found, wanted]);

test.each([
  ['with_one_copy_flushed_to_disk', { brokers: 1, replicas: 1, settings: { ...GOOD, 'flush.messages': '1' } }],
  ['with_three_copies_and_two_in_sync', { settings: { ...GOOD, 'min.insync.replicas': '2' } }],
  ['with_five_copies_and_three_in_sync', { replicas: 5, settings: { ...GOOD, 'min.insync.replicas': '3' } }],
])('a_topic_fits_%s', async (_name, cluster) => {
  expect(await notFitting(cluster)).toEqual([]);
});

test('a_differing_setting_is_reported_with_the_required_value', async () => {
  const cluster = { partitions: 4, settings: { ...GOOD, 'retention.ms': '1000', 'min.insync.replicas': '1' } };
  expect(await notFitting(cluster)).toEqual([
    ['differs', 'a partition count of', '4', '2'],
    ['differs', 'retention.ms =', '1000', '-1'],
    ['differs', 'min.insync.replicas =', '1', 'from 2 to 3'],
  ]);
});

test('one_copy_on_three_brokers_differs_unless_the_setting_states_it', async () => {
  const cluster = { replicas: 1, settings: { ...GOOD, 'flush.messages': '1' } };
  expect(await notFitting(cluster)).toEqual([
    ['differs', 'a replication factor of', '1', 'more than 1 on 3 brokers, unless KAFKA_REPLICATION_FACTOR=1'],
  ]);
  expect(await notFitting(cluster, { replicationFactor: 1 })).toEqual([]);
});

test('an_unreported_setting_differs_in_the_strict_check_and_is_unknown_in_the_managed_one', async () => {
  const { 'unclean.leader.election.enable': _left, ...reported } = { ...GOOD, 'min.insync.replicas': '2' };
  expect(await notFitting({ settings: reported })).toEqual([
    ['differs', 'unclean.leader.election.enable =', null, 'false'],
  ]);
  expect(await notFitting({ settings: reported }, { topicCheck: 'managed' })).toEqual([
    ['unknown', 'unclean.leader.election.enable =', null, 'false'],
  ]);
});

test('a_wrong_setting_differs_in_the_managed_check_too', async () => {
  const cluster = { settings: { ...GOOD, 'cleanup.policy': 'compact', 'min.insync.replicas': '2' } };
  expect(await notFitting(cluster, { topicCheck: 'managed' })).toEqual([
    ['differs', 'cleanup.policy =', 'compact', 'delete'],
  ]);
});
