import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackupDirectory, copyLog, verifyCopy } from '#event-log';
import { openKafkaLog, openTopicCopy, openTopicForCopy, type TopicCopy } from '#kafka';
import { recordsOf, writeTopic } from './support/topic-copy';

const brokers = (process.env['TEST_KAFKA_BROKERS'] ?? '').split(',');
const PARTITIONS = 3;

let topic: string;
let folder: string;
const opened: TopicCopy[] = [];
const options = (name: string) => ({
  brokers,
  topic: name,
  clientId: 'spec',
  replicationFactor: 1,
  partitions: PARTITIONS,
  logger: () => undefined,
});
const read = async (name: string): Promise<TopicCopy> => keep(await openTopicCopy(options(name)));
const write = async (name: string): Promise<TopicCopy> => keep(await openTopicForCopy(options(name)));
const keep = (copy: TopicCopy): TopicCopy => {
  opened.push(copy);
  return copy;
};
const contentOf = async (name: string) => {
  const log = await openKafkaLog(options(name));
  const records = await recordsOf(log);
  await log.close();
  return { logId: log.logId, records };
};

beforeAll(async () => {
  topic = `copied-${randomUUID()}`;
  const log = await openKafkaLog(options(topic));
  const appender = log.appender();
  await Promise.all(Array.from({ length: 600 }, (_, nth) => appender.append(`key-${nth % 40}`, Buffer.from(`${nth}`))));
  await log.close();
  folder = mkdtempSync(join(tmpdir(), 'log-backup-'));
});
afterAll(async () => {
  for (const copy of opened) await copy.close();
  rmSync(folder, { recursive: true });
});

test('a_restored_backup_is_the_same_log_with_the_same_places', async () => {
  const backup = BackupDirectory.openOrBegin(folder, PARTITIONS);
  await copyLog(await read(topic), backup);
  const restored = `restored-${randomUUID()}`;
  await copyLog(BackupDirectory.open(folder), await write(restored));
  expect(await contentOf(restored)).toEqual(await contentOf(topic));
});

test('a_topic_with_added_partitions_is_copied_into_one_with_the_right_count', async () => {
  const { logId, records } = await contentOf(topic);
  const grown = `grown-${randomUUID()}`;
  await writeTopic(grown, [...records, [], []]);
  const mended = `mended-${randomUUID()}`;
  await copyLog(await read(grown), await write(mended));
  expect(await contentOf(mended)).toEqual({ logId, records });
});

test('a_mirror_that_repeats_a_record_is_refused_with_the_place_of_the_record', async () => {
  const { records } = await contentOf(topic);
  const mirrored = records.map((some, partition) =>
    partition === 1 ? [...some.slice(0, 51), ...some.slice(50)] : some,
  );
  const mirror = `mirror-${randomUUID()}`;
  await writeTopic(mirror, mirrored);
  await expect(verifyCopy(await read(topic), await read(mirror))).rejects.toThrow(
    `the topic ${mirror} at ${brokers[0]} is shifted: what lies at 1/51 in the topic ${topic} at ${brokers[0]} lies there at 1/52.`,
  );
});

test('the_error_names_a_missing_topic', async () => {
  await expect(read('nothing-here')).rejects.toThrow('There is no topic nothing-here to read.');
});
