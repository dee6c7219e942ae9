import type { Admin } from 'kafkajs';
import { replicasForNewTopic } from './replication';

/** Brokers that make `byDefault` copies of a topic, or do not report their default. */
const adminOf = (brokers: number, byDefault: number | null): Admin =>
  ({
    describeCluster: () => Promise.resolve({ brokers: Array.from({ length: brokers }, (_, nodeId) => ({ nodeId })) }),
    describeConfigs: () =>
      byDefault === null
        ? Promise.reject(new Error('Cluster authorization failed'))
        : Promise.resolve({
            resources: [
              { configEntries: [{ configName: 'default.replication.factor', configValue: String(byDefault) }] },
            ],
          }),
  }) as unknown as Admin;

test.each([
  [1, 1, undefined, 1],
  [3, 3, undefined, 3],
  [5, 2, undefined, 2],
  [3, null, undefined, 3],
  [1, null, undefined, 1],
  [3, 1, 1, 1],
  [3, 1, 2, 2],
])('%i_brokers_with_default_%s_and_setting_%s_make_%i', async (brokers, byDefault, configured, made) => {
  expect(await replicasForNewTopic(adminOf(brokers, byDefault), configured)).toBe(made);
});

test('one_copy_on_three_brokers_needs_an_explicit_setting', async () => {
  await expect(replicasForNewTopic(adminOf(3, 1), undefined)).rejects.toThrow(
    'Kafka has 3 brokers and makes one copy of a topic by default: set KAFKA_REPLICATION_FACTOR=3, or =1 where one copy is meant.',
  );
});

test('more_copies_than_brokers_are_refused_with_an_explanation', async () => {
  await expect(replicasForNewTopic(adminOf(3, 3), 4)).rejects.toThrow(
    'KAFKA_REPLICATION_FACTOR is 4, but Kafka has 3 brokers.',
  );
});
