import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openKafkaLog } from '#kafka';
import { freshDatabase, type FreshDatabase } from '#testing';
import { endCommands, run } from './support/cli';
import { environmentOf } from './support/service';

let database: FreshDatabase;
let folder: string;
const topicPrefix = `operate-${randomUUID()}`;
let logId: string;
const environment = () => environmentOf({ topicPrefix, databaseUrl: database.url });

beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'operate-'));
  const brokers = process.env['TEST_KAFKA_BROKERS']!.split(',');
  const topic = `${topicPrefix}.decisions`;
  const log = await openKafkaLog({ brokers, topic, clientId: 'spec', logger: () => undefined });
  ({ logId } = log);
  const appender = log.appender();
  await Promise.all(Array.from({ length: 50 }, (_, nth) => appender.append(`key-${nth}`, Buffer.from(`${nth}`))));
  await log.close();
});
afterAll(async () => {
  endCommands();
  await database.drop();
  rmSync(folder, { recursive: true });
});

test('pending_migrations_are_listed_and_run', async () => {
  const before = await run(['migrate', '--check'], environment());
  expect([before.code, before.stdout.includes('Ledger')]).toEqual([1, true]);
  const { code, stdout } = await run(['migrate'], environment());
  expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, 'The tables are up to date.']);
  expect(await run(['migrate', '--check'], environment())).toMatchObject({ code: 0 });
});

test('an_unreachable_database_and_an_invalid_setting_are_reported_in_a_sentence', async () => {
  const away = await run(['migrate'], { ...environment(), DATABASE_URL: 'postgres://127.0.0.1:1/none' });
  expect([away.code, away.stderr]).toEqual([3, expect.stringMatching(/^No answer: connect ECONNREFUSED.*doctor.*\n$/)]);
  const wrong = await run(['migrate'], { ...environment(), DATABASE_URL: 'nonsense' });
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringMatching(/^DATABASE_URL is "nonsense", but must be .*\nSee: partnership migrate --help\n$/),
  ]);
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

test('log_verify_compares_the_whole_log_with_the_log_that_the_database_was_derived_from', async () => {
  type Verified = { partitions: { partition: number; kept: number; hash: string }[]; database: string };
  const { partitions } = JSON.parse((await run(['log', 'verify', '--json'], environment())).stdout) as Verified;
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO timeline.partition_progress (partition, log_id, next_offset, place_hash)
       SELECT partition, $1, kept, decode(hash, 'hex') FROM json_to_recordset($2) AS verified (partition int, kept bigint, hash text)`,
      [logId, JSON.stringify(partitions)],
    );
    const same = await run(['log', 'verify', '--json'], environment());
    const sentence = (JSON.parse(same.stdout) as Verified).database;
    expect([same.code, sentence.includes('the 51 records that it has applied are those of the topic')]).toEqual([
      0,
      true,
    ]);
    // The hash covers all records, so it also reveals a difference in an earlier one.
    await client.query(
      `UPDATE timeline.partition_progress SET place_hash = decode(repeat('ab', 32), 'hex') WHERE partition = 3`,
    );
    const other = await run(['log', 'verify'], environment());
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('The database was made from another log')]);
  } finally {
    await client.query('DELETE FROM timeline.partition_progress');
    await client.end();
  }
});

test('a_directory_without_a_backup_is_refused_with_one_sentence', async () => {
  const { code, stderr } = await run(['log', 'restore', folder], environment());
  expect([code, stderr]).toEqual([1, `${folder} cannot be used as a backup: it holds no backup.json\n`]);
});

interface Finding {
  readonly check: string;
  readonly verdict: string;
  readonly sentence: string;
}

const notFitting = (stdout: string): Record<string, string> =>
  Object.fromEntries(
    (JSON.parse(stdout) as { findings: Finding[] }).findings
      .filter(({ verdict }) => verdict === 'differs')
      .map(({ check, sentence }) => [check, sentence]),
  );

/** The durability settings that the test server turns off for speed. The doctor rightly reports them. */
const FORGETFUL = ['database-fsync', 'database-full-page-writes', 'database-synchronous-commit'];

test('the_doctor_reports_only_the_durability_settings_that_the_test_server_turns_off', async () => {
  await run(['migrate'], environment());
  const { code, stdout } = await run(['doctor', '--json'], environment());
  expect([code, Object.keys(notFitting(stdout))]).toEqual([1, FORGETFUL]);
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  expect(findings).toContainEqual({
    check: 'kafka-log',
    verdict: 'fits',
    sentence: `${topicPrefix}.decisions holds the log ${logId}.`,
  });
  expect(findings.find(({ check }) => check === 'database-pooler')?.verdict).toBe('fits');
  const lines = (await run(['doctor'], environment())).stdout.split('\n');
  expect(lines).toContain('ok  The tables are up to date, and where they should be.');
  expect(lines).toContain('NO  fsync is off, so a crash can lose or damage what was confirmed: set it to on.');
});

test('the_doctor_reports_a_database_of_another_log', async () => {
  await run(['migrate'], environment());
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const other = randomUUID();
    await client.query('INSERT INTO timeline.partition_progress (partition, log_id, next_offset) VALUES (0, $1, 0)', [
      other,
    ]);
    const { stdout } = await run(['doctor', '--json'], environment());
    expect(notFitting(stdout)['log-and-database']).toContain(`log ${other}, but the topic holds ${logId}`);
    await client.query('UPDATE timeline.partition_progress SET log_id = $1', [logId]);
    expect(Object.keys(notFitting((await run(['doctor', '--json'], environment())).stdout))).toEqual(FORGETFUL);
  } finally {
    await client.query('DELETE FROM timeline.partition_progress');
    await client.end();
  }
});

test('the_doctor_names_the_missing_privileges_of_a_role', async () => {
  await run(['migrate'], environment());
  const role = `reader_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'reader'; GRANT USAGE ON SCHEMA timeline TO ${role};
      GRANT SELECT ON ALL TABLES IN SCHEMA timeline, public TO ${role}`);
    const url = Object.assign(new URL(database.url), { username: role, password: 'reader' });
    const { stdout } = await run(['doctor', '--json'], { ...environment(), DATABASE_URL: url.href });
    const found = notFitting(stdout);
    expect(Object.keys(found)).toEqual([...FORGETFUL, 'database-rights', 'database-create']);
    expect(found['database-rights']).toContain(`"${role}" has no DELETE on public.delivery_attempt, `);
  } finally {
    await client.query(`DROP OWNED BY ${role}; DROP ROLE IF EXISTS ${role}`);
    await client.end();
  }
});

test('the_doctor_exits_with_0_if_nothing_differs', async () => {
  const { DATABASE_URL: _url, ...onlyKafka } = environment();
  const { code, stdout } = await run(['doctor', '--json'], onlyKafka);
  expect([code, notFitting(stdout)]).toEqual([0, {}]);
});

test('servers_that_refuse_connections_are_findings', async () => {
  const nowhere = { KAFKA_BROKERS: '127.0.0.1:1', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };
  const { code, stdout, stderr } = await run(['doctor', '--json'], nowhere);
  const found = Object.keys(notFitting(stdout));
  expect([code, found, stderr]).toEqual([1, ['kafka-reachable', 'database-url-reachable'], '']);
});

test('servers_that_accept_connections_and_stay_silent_are_findings', async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const at = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const nowhere = { KAFKA_BROKERS: at, DATABASE_URL: `postgres://nobody@${at}/nothing`, DATABASE_CONNECT_SECONDS: '1' };
  const { code, stdout, stderr } = await run(['doctor', '--json'], nowhere);
  sockets.forEach((socket) => socket.destroy());
  silent.close();
  const found = Object.keys(notFitting(stdout));
  expect([code, found, stderr]).toEqual([1, ['kafka-reachable', 'database-url-reachable'], '']);
});
