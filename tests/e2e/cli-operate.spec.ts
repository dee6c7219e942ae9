import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKafkaLog } from '#kafka';
import { freshDatabase, type FreshDatabase } from '#testing';
import { run } from './support/cli';
import { environmentOf } from './support/service';

let database: FreshDatabase;
let folder: string;
const topicPrefix = `operate-${randomUUID()}`;
const environment = () => environmentOf({ topicPrefix, databaseUrl: database.url });

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'operate-'));
  const brokers = process.env['TEST_KAFKA_BROKERS']!.split(',');
  const topic = `${topicPrefix}.decisions`;
  const log = await openKafkaLog({ brokers, topic, clientId: 'spec', logger: () => undefined });
  const appender = log.appender();
  await Promise.all(Array.from({ length: 50 }, (_, nth) => appender.append(`key-${nth}`, Buffer.from(`${nth}`))));
  await log.close();
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

test('migrations_are_told_run_and_then_there_are_none', async () => {
  const before = await run(['migrate', '--check'], environment());
  expect([before.code, before.stdout.includes('Ledger')]).toEqual([1, true]);
  const { code, stdout } = await run(['migrate'], environment());
  expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, 'The tables are up to date.']);
  expect(await run(['migrate', '--check'], environment())).toMatchObject({ code: 0 });
});

test('the_log_is_backed_up_restored_under_another_prefix_and_verified', async () => {
  const directory = join(folder, 'backup');
  expect(await run(['log', 'backup', directory], environment())).toMatchObject({ code: 0 });
  const other = { ...environment(), KAFKA_TOPIC_PREFIX: `${topicPrefix}-restored` };
  expect(await run(['log', 'restore', directory], other)).toMatchObject({ code: 0 });
  const both = {
    ...environment(),
    TO_KAFKA_BROKERS: process.env['TEST_KAFKA_BROKERS']!,
    TO_KAFKA_TOPIC_PREFIX: `${topicPrefix}-restored`,
  };
  const { code, stdout } = await run(['log', 'verify', '--other', '--json'], both);
  const { partitions } = JSON.parse(stdout) as { partitions: { kept: number }[] };
  expect([code, partitions.reduce((sum, { kept }) => sum + kept, 0)]).toEqual([0, 51]);
});

test('a_directory_that_holds_no_backup_is_refused_with_one_sentence', async () => {
  const { code, stderr } = await run(['log', 'restore', folder], environment());
  expect([code, stderr]).toEqual([1, `${folder} cannot be used as a backup: it holds no backup.json\n`]);
});
