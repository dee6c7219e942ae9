import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from './support/kafkajs';
import { Client } from 'pg';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { amended, corrected, started } from './support/events';
import { get, record } from './support/http';
import { answersTo, pinnedQuestions } from './support/pinned';
import { endServices, environmentOf, startStandalone, startUnreadyStandalone, type Service } from './support/service';
import { dump, topicEnds } from './support/stored';

const databases: FreshDatabase[] = [];
const fresh = async (): Promise<FreshDatabase> => {
  const database = await freshDatabase();
  databases.push(database);
  return database;
};
const newPrefix = (): string => `e2e-${randomUUID()}`;
afterEach(endServices);
afterAll(() => Promise.all(databases.map((database) => database.drop())));

const startOn = (topicPrefix: string, { url: databaseUrl }: FreshDatabase): Promise<Service> =>
  startStandalone(environmentOf({ topicPrefix, databaseUrl }));

async function recordSome(url: string, partnershipId: string): Promise<void> {
  const first = await record(url, partnershipId, [started(), amended(1)]);
  expect(first.status).toBe(201);
  const amendment = first.body.events[1]!;
  expect((await record(url, partnershipId, [corrected(amendment.id, amended(2)), amended(3)])).status).toBe(201);
}

/** Returns everything that depends on places in the log: events with their cursors, and term changes with their ids. */
async function placesReported(url: string): Promise<string[]> {
  const [events, changes] = await Promise.all([
    fetch(`${url}/v1/events`, { headers: { accept: 'application/x-ndjson' } }),
    fetch(`${url}/v1/term-changes?limit=1000`),
  ]);
  return [await events.text(), await changes.text()];
}

test('a_start_alone_restores_an_empty_database_from_kafka_with_the_same_rows_ids_cursors_and_answers', async () => {
  const [prefix, database] = [newPrefix(), await fresh()];
  const before = await startOn(prefix, database);
  expect(before.output).toContain('imported the reference timeline');
  for (const id of ['north', 'south', 'east']) await recordSome(before.url, id);
  const questions = await pinnedQuestions(before.url);
  const [answers, places] = [await answersTo(before.url, questions), await placesReported(before.url)];
  await before.stop();
  const rows = await dump(database.url);
  const ends = await topicEnds({ topicPrefix: prefix, databaseUrl: database.url });

  const emptied = await fresh();
  const after = await startOn(prefix, emptied);
  // A ready service must answer correctly at once, so the test does not wait here.
  expect(await answersTo(after.url, questions)).toEqual(answers);
  expect(await placesReported(after.url)).toEqual(places);
  expect(await dump(emptied.url)).toEqual(rows);
  expect(after.output).not.toContain('imported the reference timeline');
  expect(await topicEnds({ topicPrefix: prefix, databaseUrl: emptied.url })).toEqual(ends);
  await recordSome(after.url, 'west');
});

test('a_database_restored_from_an_older_backup_catches_up_and_republishes_with_the_same_ids', async () => {
  const [prefix, database] = [newPrefix(), await fresh()];
  const topic = `${prefix}.term-changes`;
  const before = await startOn(prefix, database);
  await recordSome(before.url, 'before-the-backup');
  const changesOf = async (url: string) => (await placesReported(url))[1]!;
  const idsBefore = idsIn(await changesOf(before.url));
  await until('all is published', async () => (await publishedTo(topic)).length >= idsBefore.length);
  await before.stop();
  const backup = await copyOf(database);

  const lost = await startOn(prefix, database);
  await recordSome(lost.url, 'after-the-backup');
  const changesAfter = await changesOf(lost.url);
  const ids = idsIn(changesAfter);
  await until('all is published', async () => {
    const published = new Set((await publishedTo(topic)).map(({ id }) => id));
    return ids.every((id) => published.has(id));
  });
  await lost.stop();
  const [rows, first] = [await dump(database.url), await publishedTo(topic)];

  const restored = await startOn(prefix, backup);
  expect(await dump(backup.url)).toEqual(rows);
  expect(await changesOf(restored.url)).toBe(changesAfter);
  const missed = ids.filter((id) => !idsBefore.includes(id));
  expect(missed.length).toBeGreaterThan(0);
  await until('the changes after the backup are published again', async () => {
    const again = (await publishedTo(topic)).slice(first.length).map(({ id }) => id);
    return missed.every((id) => again.includes(id));
  });
  for (const [id, same] of Map.groupBy(await publishedTo(topic), (each) => each.id))
    expect([id, new Set(same.map(({ text }) => text)).size]).toEqual([id, 1]);
});

test('another_log_under_the_same_name_is_refused_and_reported_until_the_right_log_is_back', async () => {
  const [right, wrong, database] = [newPrefix(), newPrefix(), await fresh()];
  const before = await startOn(right, database);
  await recordSome(before.url, 'north');
  const [address] = (await pinnedQuestions(before.url)).filter((question) => question.includes('north/terms?'));
  const answer = await answersTo(before.url, [address!]);
  await before.stop();
  const rows = await dump(database.url);

  const refusing = await startUnreadyStandalone(environmentOf({ topicPrefix: wrong, databaseUrl: database.url }));
  const printed = refusing.output.split('\n').filter((line) => line.startsWith('! '));
  expect(printed).toEqual([
    expect.stringMatching(
      /^! The log is refused: .* the topic holds log .*: connect the right topic, or give this log an empty database\.$/,
    ),
  ]);
  expect(refusing.output).toMatch(/"level":"error".*"partition":7,.*partition halted/);
  const health = await get(`${refusing.url}/health/ready`);
  expect(health).toMatchObject({ status: 503, body: { code: 'not-ready', failed: ['log'] } });
  await until('all partitions are halted', async () => {
    const { standingStill } = (await get<{ standingStill: number[] }>(`${refusing.url}/health/ready`)).body;
    return standingStill.length === 12;
  });
  expect((await get<{ items: object[] }>(`${refusing.url}/v1/halts`)).body.items).toHaveLength(12);
  // The projected state is still served, and nothing is written to it.
  expect(await answersTo(refusing.url, [address!])).toEqual(answer);
  expect(await record(refusing.url, 'north', [amended(9)])).toMatchObject({
    status: 503,
    body: { code: 'partition-halted' },
  });
  expect((await refusing.stop()).code).toBe(0);
  const { halt: _halted, ...kept } = await dump(database.url);
  const { halt: _none, ...stored } = rows;
  expect(kept).toEqual(stored);

  const mended = await startOn(right, database);
  expect(mended.output).not.toContain('The log is refused');
  expect((await get<{ standingStill: number[] }>(`${mended.url}/health/ready`)).body.standingStill).toEqual([]);
  expect((await record(mended.url, 'north', [amended(9)])).status).toBe(201);
  await until('no partition is halted', async () => {
    const { items } = (await get<{ items: object[] }>(`${mended.url}/v1/halts`)).body;
    return items.length === 0;
  });
});

interface Published {
  readonly id: string;
  readonly text: string;
}

const idsIn = (page: string): string[] =>
  (JSON.parse(page) as { termChanges: { id: string }[] }).termChanges.map(({ id }) => id);

/** Returns all current records of a topic, in the order of each partition. */
async function publishedTo(topic: string): Promise<Published[]> {
  const kafka = new Kafka({
    brokers: process.env['TEST_KAFKA_BROKERS']!.split(','),
    clientId: 'recovery',
    logLevel: logLevel.NOTHING,
  });
  const [admin, consumer] = [kafka.admin(), kafka.consumer({ groupId: randomUUID() })];
  await Promise.all([admin.connect(), consumer.connect()]);
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    const count = offsets.reduce((sum, { high }) => sum + Number(high), 0);
    const found: (Published & { readonly at: number })[] = [];
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        const text = message.value!.toString();
        found.push({ id: (JSON.parse(text) as { id: string }).id, text, at: Number(message.timestamp) });
      },
    });
    await until('the topic is read to its end', () => found.length >= count);
    return found.sort((a, b) => a.at - b.at);
  } finally {
    await consumer.disconnect();
    await admin.disconnect();
  }
}

/** Copies a database that has no open connections. */
async function copyOf(original: FreshDatabase): Promise<FreshDatabase> {
  const copy = await fresh();
  const name = ({ url }: FreshDatabase) => new URL(url).pathname.slice(1);
  const server = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await server.connect();
  await server.query(`DROP DATABASE ${name(copy)}`);
  await server.query(`CREATE DATABASE ${name(copy)} TEMPLATE ${name(original)}`);
  await server.end();
  return copy;
}
