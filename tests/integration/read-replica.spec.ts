import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { encodeCursor } from '#contracts';
import { startInfra, type RunningServers } from '#local-infra';
import { Database, type Queryable } from '#postgres';
import { ReplicaReads } from '#query-api';
import { timelineSchema } from '#read-models';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newDirectory } from '../e2e/support/faulty-world';
import { query } from '../e2e/support/stored';
import { agreed, set, started } from './support/events';
import { startPipeline, type Pipeline } from './support/pipeline';
import { createQueryApp } from './support/query-app';
import { startStandby, type Standby } from './support/standby';

const ID = 'alpha-beta';
const START = { offset: 0, ordinal: 0 };
const ADDRESS = `/v1/partnerships/${ID}`;

let folder: string;
let servers: RunningServers;
let database: FreshDatabase;
let pipeline: Pipeline;
let standby: Standby;
let replica: Database;
let reads: ReplicaReads;
let app: NestFastifyApplication;
let primaryQueries = 0;
/** The reason each time that the service stopped reading from the replica. */
const left: string[] = [];

beforeAll(async () => {
  folder = newDirectory();
  servers = await startInfra({
    dataDir: join(folder, 'primary'),
    // Kafka is never contacted: only PostgreSQL is started here.
    kafkaBrokers: ['127.0.0.1:1'],
    purpose: 'tests',
    onProgress: () => undefined,
  });
  await query(servers.postgres.url, `ALTER SYSTEM SET wal_writer_delay = '10ms'`);
  await query(servers.postgres.url, 'SELECT pg_reload_conf()');
  database = await freshDatabase(servers.postgres.url);
  pipeline = await startPipeline({ url: database.url });
  standby = await startStandby(database.url, join(folder, 'standby'));
  replica = Database.at({
    url: standby.urlOf(database.url),
    name: 'replica',
    poolSize: 4,
    schemas: [timelineSchema],
    onIdleError: () => undefined,
  });
  const { pool } = pipeline.database;
  const primary = {
    pool: {
      query: (statement: Parameters<Queryable['query']>[0]) => ((primaryQueries += 1), pool.query(statement)),
    } as Queryable,
    snapshot: <T>(work: (db: Queryable) => Promise<T>) => pipeline.database.snapshot(work),
  };
  reads = new ReplicaReads(primary, replica, {
    left: (because) => left.push(String(because)),
    returned: () => undefined,
  });
  const clock = () => new Date();
  app = await createQueryApp({ database: pipeline.database, replica: reads, clock });
  await app.init();
  await pipeline.record(ID, [started()]);
});
afterAll(async () => {
  await app.close();
  reads.close();
  await replica.close();
  await pipeline.close();
  await standby.kill9();
  await servers.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const request = (headers: Record<string, string> = {}) => app.inject({ url: ADDRESS, headers });
const versionOf = async (headers: Record<string, string> = {}): Promise<number> =>
  (await request(headers)).json<{ head: { version: number } }>().head.version;

async function recordOne(n: number): Promise<number> {
  const outcome = await pipeline.record(ID, [agreed([set(`value-${n}`)])]);
  if (outcome.outcome !== 'recorded') throw new Error(outcome.outcome);
  return outcome.decision.version;
}

/** A position after all records, as in the answer to a command, or further ahead. */
async function position(further = 0): Promise<{ 'projected-to': string }> {
  const places = (await pipeline.log.range()).map(({ end }) => ({ offset: end + further, ordinal: 0 }));
  return { 'projected-to': encodeCursor({ logId: pipeline.log.logId, places }) };
}

/** The number of statements that the primary received during `work`. */
async function queriesOfPrimary(work: () => Promise<unknown>): Promise<number> {
  const before = primaryQueries;
  await work();
  return primaryQueries - before;
}

const untilOnReplica = () => until('the replica is read from', () => reads.isOnReplica);

test('an_answer_includes_acknowledged_writes_and_queries_the_primary_only_for_its_position', async () => {
  await untilOnReplica();
  for (let n = 0; n < 50; n += 1) {
    const version = await recordOne(n);
    expect(await queriesOfPrimary(async () => expect(await versionOf()).toBe(version))).toBe(1);
  }
  expect(left).toEqual([]);
});

test('the_primary_is_not_queried_if_the_request_has_the_position_of_a_write', async () => {
  const version = await recordOne(100);
  const headers = await position();
  expect(await queriesOfPrimary(async () => expect(await versionOf(headers)).toBe(version))).toBe(0);
});

test('while_the_replica_lags_the_primary_answers_all_requests_without_an_earlier_position', async () => {
  const before = { version: await recordOne(200), headers: await position() };
  expect(await versionOf(before.headers)).toBe(before.version);
  await standby.pause();
  try {
    const version = await recordOne(201);
    expect(await versionOf(before.headers)).toBe(before.version);
    expect(await versionOf(await position())).toBe(version);
    expect([reads.isOnReplica, left]).toEqual([false, [expect.stringContaining('did not catch up')]]);
    expect(await versionOf()).toBe(version);
  } finally {
    await standby.resume();
  }
  await untilOnReplica();
  expect(await versionOf()).toBe(before.version + 1);
});

test('a_position_that_no_server_has_reached_does_not_disqualify_the_replica', async () => {
  left.length = 0;
  const refused = await request(await position(5));
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([503, 'cursor-ahead']);
  expect(refused.headers['retry-after']).toBe('2');
  expect([reads.isOnReplica, left]).toEqual([true, []]);
});

test.each([
  ['cursor-malformed', 'here'],
  ['cursor-foreign', encodeCursor({ logId: randomUUID(), places: Array.from({ length: 12 }, () => START) })],
])('%s_is_refused', async (code, text) => {
  const refused = await request({ 'projected-to': text });
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([400, code]);
});

test('no_request_fails_if_the_replica_dies', async () => {
  const statuses: number[] = [];
  const requestUntil = async (isOver: () => boolean): Promise<void> => {
    while (!isOver()) statuses.push((await request()).statusCode);
  };
  let dead = false;
  const requesting = requestUntil(() => dead);
  await standby.kill9();
  dead = true;
  await requesting;
  for (let n = 0; n < 20; n += 1) statuses.push((await request()).statusCode);
  expect(new Set(statuses)).toEqual(new Set([200]));
  const version = await recordOne(300);
  expect(await versionOf()).toBe(version);
  expect(reads.isOnReplica).toBe(false);
});
