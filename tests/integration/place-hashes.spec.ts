import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DECISION_PARTITIONS, decodeCursor, encodeCursor, type Cursor } from '#contracts';
import { InMemoryLog, type LogRecord } from '#event-log';
import { feedInPostgres } from '#feed';
import { readAllProgress } from '#ledger';
import { agreed, hosting, recordSome, startNotifier, type ReceivedPage } from './support/feed';
import { startPipeline, type Pipeline } from './support/pipeline';
import { createQueryApp } from './support/query-app';

const LOG_ID = '0d3b7b0e-6f43-4d39-8f0a-7f9f4a3b9a11';
const PARTNERSHIPS = ['p-one', 'p-two', 'p-three', 'p-four', 'p-five'];

/** The hash of each place of a partition, by its offset, computed as docs/explanation/hashes.md describes and without production code. */
function hashesOf(records: readonly LogRecord[]): string[] {
  const framed = (bytes: Buffer | null): Buffer[] => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(bytes ? bytes.length : -1);
    return bytes ? [length, bytes] : [length];
  };
  const hashes = [Buffer.alloc(32)];
  for (const { key, value } of records) {
    const parts = [hashes.at(-1)!, ...framed(key === null ? null : Buffer.from(key)), ...framed(value)];
    hashes.push(createHash('sha256').update(Buffer.concat(parts)).digest());
  }
  return hashes.map((hash) => hash.toString('hex'));
}

interface World {
  readonly log: InMemoryLog;
  readonly pipeline: Pipeline;
  readonly notifier: Awaited<ReturnType<typeof startNotifier>>;
  readonly queries: NestFastifyApplication;
}

/** A new log with an id that other logs share. In each partition, the second last record is void. */
async function worldOf(text: string): Promise<World> {
  const log = new InMemoryLog({ logId: LOG_ID });
  const pipeline = await startPipeline({ log });
  const notifier = await startNotifier(pipeline.database);
  const queries = await createQueryApp({ database: pipeline.database, clock: () => new Date() });
  await queries.init();
  await recordSome(pipeline, PARTNERSHIPS, 12);
  for (const id of PARTNERSHIPS) {
    await log.appender().append(id, Buffer.from(`${text} is no decision`));
    // One record with several term changes.
    await pipeline.record(id, [
      agreed(
        '2026-03-01',
        ['a', 'b', 'c'].map((scope) => hosting(scope, text)),
      ),
    ]);
  }
  await pipeline.caughtUp();
  return { log, pipeline, notifier, queries };
}

let world: World;
let other: World;
let hashes: string[][];

beforeAll(async () => {
  [world, other] = [await worldOf('this log'), await worldOf('another log')];
  hashes = world.log.records.map(hashesOf);
});
afterAll(async () => {
  for (const { pipeline, notifier, queries } of [world, other]) {
    await notifier.close();
    await queries.close();
    await pipeline.close();
  }
});

const pull = async ({ notifier }: World, query: string) => {
  const response = await fetch(`${notifier.address}/v1/term-changes${query}`);
  const body = (await response.json()) as ReceivedPage & { code?: string };
  return { status: response.status, ...body };
};
const stream = async ({ notifier }: World, cursor: string) => {
  const stopping = new AbortController();
  const response = await fetch(`${notifier.address}/v1/term-changes/stream`, {
    headers: { 'last-event-id': cursor },
    signal: stopping.signal,
  });
  if (response.status !== 200) return { status: response.status, ...((await response.json()) as { code: string }) };
  const reader = response.body!.getReader();
  let text = '';
  while (!text.includes('id: ')) text += new TextDecoder().decode((await reader.read()).value as Uint8Array);
  stopping.abort();
  return { status: 200, cursor: /id: (\S+)/.exec(text)![1]! };
};
const replay = async ({ queries }: World, query: string) => {
  const response = await queries.inject({ url: `/v1/events${query}` });
  return { status: response.statusCode, ...response.json<{ cursor: string; code?: string; events: object[] }>() };
};

const expectHashes = (text: string): Cursor => {
  const cursor = decodeCursor(text, DECISION_PARTITIONS);
  const seen = (partition: number, { offset, ordinal }: Cursor['places'][number]): string =>
    hashes[partition]![offset + (ordinal > 0 ? 1 : 0)]!.slice(0, 16);
  expect(cursor.places).toEqual(cursor.places.map((place, partition) => ({ ...place, hash: seen(partition, place) })));
  return cursor;
};

test('place_hashes_are_stored_as_documented_with_every_decision_and_with_the_progress', async () => {
  const { pool } = world.pipeline.database;
  const { rows } = await pool.query<{ partition: number; offset: number; hash: string }>(
    `SELECT partition, "offset", encode(place_hash, 'hex') AS hash FROM decision
     UNION ALL SELECT partition, "offset", encode(place_hash, 'hex') FROM void_decision`,
  );
  expect(rows.length).toBe(world.log.records.flat().length - 1);
  for (const { partition, offset, hash } of rows) expect(hash).toBe(hashes[partition]![offset + 1]);
  for (const { partition, nextOffset, placeHash } of await readAllProgress(pool))
    expect(placeHash.toString('hex')).toBe(hashes[partition]![nextOffset]);
});

test('every_cursor_of_a_page_of_any_size_contains_place_hashes', async () => {
  for (const limit of [1, 2, 1_000]) {
    let ordinals = 0;
    for (let query: string | null = `?limit=${limit}`; query !== null;) {
      const page: ReceivedPage = await pull(world, query);
      ordinals += expectHashes(page.cursor).places.filter(({ ordinal }) => ordinal > 0).length;
      query = page.next && new URL(page.next, world.notifier.address).search;
    }
    if (limit === 1) expect(ordinals).toBeGreaterThan(0);
  }
  for (const limit of [1, 5, 1_000]) {
    for (let after = ''; ;) {
      const page = await replay(world, `?limit=${limit}${after}`);
      expectHashes(page.cursor);
      if (page.events.length === 0) break;
      after = `&after=${page.cursor}`;
    }
  }
});

test('cursors_of_commands_and_of_streams_contain_place_hashes', async () => {
  const outcome = await world.pipeline.record('p-two', [agreed('2026-04-01', [hosting('new', 'z')])]);
  if (outcome.outcome !== 'recorded') throw new Error(outcome.outcome);
  await world.pipeline.caughtUp();
  hashes = world.log.records.map(hashesOf);
  const cursor = encodeCursor(world.pipeline.recorder.cursorAfter(outcome.decision));
  expectHashes(cursor);
  expectHashes((await stream(world, cursor)).cursor!);
});

test('place_hashes_expose_a_cursor_of_another_log_with_the_same_id', async () => {
  // Places that exist in this log, with the hashes of another one.
  for (let query: string | null = '?limit=3'; query !== null;) {
    const page = await pull(other, query);
    const foreign = { status: 400, code: 'cursor-foreign' };
    expect(await pull(world, `?after=${page.cursor}`)).toMatchObject(foreign);
    expect(await stream(world, page.cursor)).toMatchObject(foreign);
    expect(await replay(world, `?after=${page.cursor}`)).toMatchObject(foreign);
    expect((await pull(other, `?after=${page.cursor}`)).status).toBe(200);
    query = page.next && new URL(page.next, other.notifier.address).search;
  }
});

test('place_hashes_expose_a_log_that_was_replaced_while_it_was_read', async () => {
  const here = feedInPostgres(world.pipeline.database.pool, DECISION_PARTITIONS);
  const there = feedInPostgres(other.pipeline.database.pool, DECISION_PARTITIONS);
  const { logId, places } = (await there.head())!;
  const page = await there.read({ logId, from: places.map(() => ({ offset: 0, ordinal: 0 })), perPartition: 2 });
  await expect(here.read({ logId, from: page.scannedTo, perPartition: 2 })).rejects.toMatchObject({
    code: 'cursor-foreign',
  });
});

test('a_client_with_a_cursor_of_edition_1_gets_cursors_with_place_hashes', async () => {
  const page = await pull(world, '?limit=3');
  const former = encodeCursor(decodeCursor(page.cursor, DECISION_PARTITIONS), 2);
  expect(decodeCursor(former, DECISION_PARTITIONS).places[0]!.hash).toBeUndefined();
  const [after, hashed] = [
    await pull(world, `?limit=3&after=${former}`),
    await pull(world, `?limit=3&after=${page.cursor}`),
  ];
  expect(after).toEqual({ ...hashed, next: after.next });
  expectHashes(after.cursor);
  expectHashes((await stream(world, former)).cursor!);
  expectHashes((await replay(world, `?after=${former}`)).cursor);
  const atEnd = encodeCursor(decodeCursor((await pull(world, '?after=now')).cursor, DECISION_PARTITIONS), 2);
  expectHashes((await pull(world, `?after=${atEnd}`)).cursor);
});

test('cursors_omit_place_hashes_while_an_older_release_may_read_them', async () => {
  const notifier = await startNotifier(world.pipeline.database, { writeVersion: 2 });
  const { cursor } = await pull(world, '?limit=3');
  const response = await fetch(`${notifier.address}/v1/term-changes?limit=3&after=${cursor}`);
  const page = (await response.json()) as ReceivedPage;
  expect(page.termChanges.length).toBe(3);
  expect(decodeCursor(page.cursor, DECISION_PARTITIONS).places.every(({ hash }) => hash === undefined)).toBe(true);
  const foreign = (await pull(other, '?limit=3')).cursor;
  expect((await fetch(`${notifier.address}/v1/term-changes?after=${foreign}`)).status).toBe(400);
  await notifier.close();
});
