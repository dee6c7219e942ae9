import { randomUUID } from 'node:crypto';
import { ConfigResourceTypes } from 'kafkajs';
import { until } from '#testing';
import { Kafka, logLevel } from '../e2e/support/kafkajs';
import { ForeignLog } from '#event-log';
import { KafkaUnavailable, type KafkaLogOptions, openKafkaLog, TopicDiffers } from '#kafka';

const brokers = (process.env['TEST_KAFKA_BROKERS'] ?? '').split(',');
const admin = new Kafka({ brokers, clientId: 'kafka-topic-spec', logLevel: logLevel.NOTHING }).admin();

let topic: string;
const open = (changes: Partial<KafkaLogOptions> = {}) =>
  openKafkaLog({ brokers, clientId: 'spec', replicationFactor: 1, topic, partitions: 3, logger: () => {}, ...changes });

beforeAll(() => admin.connect());
afterAll(() => admin.disconnect());
beforeEach(() => {
  topic = `topic-${randomUUID()}`;
});

test('opening_a_topic_again_finds_the_same_log', async () => {
  const first = await open();
  await first.close();
  const second = await open();
  expect(second.logId).toBe(first.logId);
  expect((await second.range())[0]).toEqual({ begin: 0, end: 1 });
  await second.close();
});

test('processes_that_start_at_the_same_time_agree_on_one_log', async () => {
  const logs = await Promise.all([open(), open(), open()]);
  expect(new Set(logs.map(({ logId }) => logId)).size).toBe(1);
  await Promise.all(logs.map((log) => log.close()));
});

test('a_topic_with_another_setting_is_refused_with_the_name_of_the_setting', async () => {
  await admin.createTopics({
    waitForLeaders: true,
    topics: [
      { topic, numPartitions: 3, replicationFactor: 1, configEntries: [{ name: 'retention.ms', value: '1000' }] },
    ],
  });
  await expect(open()).rejects.toEqual(new TopicDiffers(topic, 'retention.ms =', '1000', '-1'));
  expect((await admin.fetchTopicOffsets(topic)).every(({ high }) => high === '0')).toBe(true);
});

test('a_topic_with_another_partition_count_is_refused', async () => {
  await (await open()).close();
  await expect(open({ partitions: 12 })).rejects.toThrow(
    `Kafka topic "${topic}" has a partition count of 3, but it must be 12`,
  );
});

test('changes_of_the_topic_of_an_open_log_are_reported', async () => {
  const log = await open();
  expect(await log.differences()).toEqual([]);
  await admin.createPartitions({ topicPartitions: [{ topic, count: 4 }] });
  await admin.alterConfigs({
    validateOnly: false,
    resources: [
      { type: ConfigResourceTypes.TOPIC, name: topic, configEntries: [{ name: 'retention.ms', value: '1000' }] },
    ],
  });
  await until('the changes are reported', async () => {
    const found = await log.differences();
    return (
      found.includes('has a partition count of 4, but it must be 3') &&
      found.includes('has retention.ms = 1000, but it must be -1')
    );
  });
  await admin.deleteTopics({ topics: [topic] });
  await until('the deletion is reported', async () => (await log.differences()).join() === 'does not exist');
  await log.close();
});

test('a_log_that_lost_its_beginning_is_a_foreign_log', async () => {
  const log = await open();
  const key = ['a', 'b', 'c', 'd', 'e'].find((candidate) => log.partitionOf(candidate) === 0) ?? '';
  await log.appender().append(key, Buffer.from('one'));
  await log.close();
  // kafkajs deletes records only of topics whose leaders it has requested before.
  await admin.fetchTopicOffsets(topic);
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '1' }] });
  await expect(open()).rejects.toBeInstanceOf(ForeignLog);
});

test('the_error_names_brokers_that_cannot_be_reached', async () => {
  const opening = open({ brokers: ['127.0.0.1:1'] });
  await expect(opening).rejects.toBeInstanceOf(KafkaUnavailable);
  await expect(opening).rejects.toThrow('Kafka at 127.0.0.1:1 cannot be used');
});
