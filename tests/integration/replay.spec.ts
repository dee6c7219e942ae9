import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Database } from '#postgres';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { openTestDatabase } from './support/pipeline';
import { createQueryApp } from './support/query-app';

const PARTITIONS = 12;
const DECISIONS_PER_PARTITION = 1_200;
const EVENTS = PARTITIONS * DECISIONS_PER_PARTITION;
const BYTES_PER_EVENT = 2_000;
const LOG_ID = '11111111-2222-4333-8444-555555555555';
/** The hash of every place; no test in this file checks its origin. */
const HASH = `decode(repeat('ab', 32), 'hex')`;

interface Line {
  readonly cursor?: string;
  readonly partnershipId: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly partition: number;
  readonly offset: number;
}

let fresh: FreshDatabase;
let database: Database;
let app: NestFastifyApplication;
let url: string;
let pagesRead = 0;

/** Thirty megabytes of events, one a second, of 100 partnerships; every fifth offset holds a void decision. */
async function fill(): Promise<void> {
  const client = await database.connect('long');
  await client.query(
    `INSERT INTO partition_progress (partition, log_id, next_offset, place_hash) SELECT p, '${LOG_ID}', $1 * 5 / 4, ${HASH} FROM generate_series(0, ${PARTITIONS - 1}) p`,
    [DECISIONS_PER_PARTITION],
  );
  const rows = `
    SELECT p AS partition, n * 5 / 4 AS "offset", 'p-' || (p + ${PARTITIONS} * (n % 100)) AS id, n / 100 + 1 AS version,
           timestamptz '2020-01-01Z' + make_interval(secs => n * ${PARTITIONS} + p) AS recorded_at
    FROM generate_series(0, ${PARTITIONS - 1}) p, generate_series(0, $1::int - 1) n`;
  await client.query(
    `INSERT INTO decision (partnership_id, first_version, last_version, recorded_at, imported, actor, command_id, fingerprint, partition, "offset", term_changes, place_hash, history_hash)
     SELECT id, version, version, recorded_at, false, 'a', 'command "' || version || '"', '', partition, "offset", '[]', ${HASH}, ${HASH} FROM (${rows}) r`,
    [DECISIONS_PER_PARTITION],
  );
  await client.query(
    `INSERT INTO event (partnership_id, version, event_id, type, root_version, recorded_at, body)
     SELECT id, version, gen_random_uuid(), 'AgreementPublished', version, recorded_at,
            json_build_object('id', gen_random_uuid(), 'title', (SELECT string_agg(md5(random()::text || id || version || n), '') FROM generate_series(1, ${Math.floor(BYTES_PER_EVENT / 32)}) n))
     FROM (${rows}) r`,
    [DECISIONS_PER_PARTITION],
  );
  await client.query(
    `INSERT INTO partnership (id, partition, version, head_event_id, recorded_at, parties, profile, history_hash)
     SELECT id, partition, max(version), gen_random_uuid(), max(recorded_at), '{}', '{}', ${HASH} FROM (${rows}) r GROUP BY 1, 2`,
    [DECISIONS_PER_PARTITION],
  );
  client.release();
}

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openTestDatabase(fresh.url);
  await fill();
  const pool = Object.create(database.pool) as typeof database.pool;
  const query = database.pool.query.bind(database.pool) as (...args: unknown[]) => unknown;
  Object.assign(pool, {
    query: (...args: unknown[]) => {
      if ((args[0] as { name?: string }).name?.startsWith('read-replay-page')) pagesRead += 1;
      return query(...args);
    },
  });
  const counting = Object.create(database, { pool: { value: pool } }) as Database;
  app = await createQueryApp({ database: counting, clock: () => new Date('2026-11-22Z') });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(async () => {
  await app.close();
  await database.close();
  await fresh.drop();
});
beforeEach(() => (pagesRead = 0));

async function open(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const [response] = (await once(
    get(`${url}${path}`, { headers: { accept: 'application/x-ndjson', ...headers } }),
    'response',
  )) as [IncomingMessage];
  return response;
}

async function linesOf(body: NodeJS.ReadableStream): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of createInterface(body)) lines.push(JSON.parse(line) as Line);
  return lines;
}

/** Resolves once no page was read while two hundred other queries were answered. */
async function untilReadingStops(): Promise<void> {
  for (let seen = -1; seen !== pagesRead;) {
    seen = pagesRead;
    for (let n = 0; n < 200; n += 1) await app.inject({ url: '/v1/partnerships/p-1' });
  }
}

const eventsIn = (lines: readonly Line[]): Line[] => lines.filter(({ cursor }) => cursor === undefined);
const place = ({ partition, offset }: Line): string => `${partition}/${offset}`;

function expectAllOnceInOrder(events: readonly Line[]): void {
  expect(events).toHaveLength(EVENTS);
  expect(new Set(events.map(place)).size).toBe(EVENTS);
  const next = new Map<string, number>();
  for (const { partnershipId, version } of events) {
    if (version !== (next.get(partnershipId) ?? 1)) throw new Error(`${partnershipId} ${version} is out of order`);
    next.set(partnershipId, version + 1);
  }
}

describe('the stream of a history of thirty megabytes', () => {
  test('waits_for_a_reader_that_pauses_and_then_sends_every_event', async () => {
    const response = await open('/v1/events');
    response.pause();
    await until('the stream has begun to read', () => pagesRead > 1);
    // The stream gets ahead only by what the sockets buffer; then it pauses while other requests are answered.
    await untilReadingStops();
    const megabytesAhead = (pagesRead * 12 * 256) / 1024;
    expect(megabytesAhead).toBeLessThan((EVENTS * BYTES_PER_EVENT) / 1024 ** 2 / 2);
    const ahead = pagesRead;
    const lines = await linesOf(response);
    expect(pagesRead).toBeGreaterThan(2 * ahead);
    expectAllOnceInOrder(eventsIn(lines));
  });

  test('stops_reading_when_its_reader_disconnects', async () => {
    const response = await open('/v1/events');
    await once(response, 'readable');
    response.destroy();
    await untilReadingStops();
    const read = pagesRead;
    await linesOf(await open('/v1/events'));
    expect(read).toBeLessThan((pagesRead - read) / 2);
  });

  test('is_compressed_with_the_same_content_if_the_reader_accepts_gzip', async () => {
    const response = await open('/v1/export', { 'accept-encoding': 'br, gzip' });
    expect(response.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': 'application/x-ndjson; charset=utf-8',
      vary: expect.stringMatching(/accept-encoding/i) as string,
    });
    const plain = await open('/v1/export');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const [unpacked, text] = [await buffer(response.pipe(createGunzip())), await buffer(plain)];
    expect(unpacked.equals(text)).toBe(true);
    expect(text.length).toBeGreaterThan(EVENTS * BYTES_PER_EVENT);
  });

  test('resumes_after_any_of_its_cursors', async () => {
    const lines = await linesOf(await open('/v1/events'));
    const at = Math.floor(lines.length / 2);
    const middle = lines.findIndex(({ cursor }, index) => cursor !== undefined && index > at);
    const rest = await linesOf(await open(`/v1/events?after=${lines[middle]!.cursor!}`));
    expectAllOnceInOrder(eventsIn([...lines.slice(0, middle), ...rest]));
    expect(rest.at(-1)).toEqual(lines.at(-1));
    expect(await linesOf(await open(`/v1/events?after=${lines.at(-1)!.cursor!}`))).toEqual([lines.at(-1)]);
  });

  test('can_be_limited_to_one_partnership_and_to_events_recorded_before_a_moment', async () => {
    const all = eventsIn(await linesOf(await open('/v1/events')));
    const of = all.filter(({ partnershipId }) => partnershipId === 'p-17');
    expect(eventsIn(await linesOf(await open('/v1/events?partnership=p-17')))).toEqual(of);
    expect(eventsIn(await linesOf(await open('/v1/events?partnership=nobody')))).toEqual([]);

    const moment = all[EVENTS / 3]!.recordedAt;
    const before = all.filter(({ recordedAt }) => recordedAt < moment);
    expect(before.length).toBe(EVENTS / 3);
    const inOffset = moment.replace('.000Z', '%2B00:00');
    const received = eventsIn(await linesOf(await open(`/v1/events?until=${inOffset}`)));
    expect(received.map(place).sort()).toEqual(before.map(place).sort());
    const both = eventsIn(await linesOf(await open(`/v1/events?partnership=p-17&until=${moment}`)));
    expect(both).toEqual(of.filter(({ recordedAt }) => recordedAt < moment));
  });
});

describe('pages', () => {
  interface Page {
    readonly events: readonly Line[];
    readonly cursor: string;
  }
  async function page(path: string): Promise<Page> {
    const response = await app.inject({ url: path });
    expect(response.statusCode).toBe(200);
    return response.json<Page>();
  }

  test('of_one_partnership_list_its_events_in_order_and_end_with_an_empty_page', async () => {
    const events: Line[] = [];
    for (let after = ''; ;) {
      const { events: some, cursor } = await page(`/v1/events?partnership=p-5&limit=7${after}`);
      if (some.length === 0) break;
      events.push(...some);
      after = `&after=${cursor}`;
    }
    expect(events.map(({ version }) => version)).toEqual(
      Array.from({ length: DECISIONS_PER_PARTITION / 100 }, (_, n) => n + 1),
    );
  });

  test('are_compressed_only_if_that_is_requested_and_worthwhile', async () => {
    const encodingOf = async (path: string, accepted?: string) => {
      const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
      return (await app.inject({ url: path, headers })).headers['content-encoding'];
    };
    expect(await encodingOf('/v1/events?limit=100', 'gzip')).toBe('gzip');
    expect(await encodingOf('/v1/events?limit=100', 'gzip;q=0')).toBeUndefined();
    expect(await encodingOf('/v1/events?limit=100')).toBeUndefined();
    expect(await encodingOf('/v1/events?limit=1&partnership=p-5', 'gzip')).toBeUndefined();
    expect(await encodingOf('/v1/partnerships?limit=1000', 'gzip')).toBeUndefined();
  });

  test.each(['yesterday-is-not-a-day', '2026-02-30T00:00:00Z', '2026-01-01T00:00:00 nowhere'])(
    'are_refused_with_an_invalid_moment: %s',
    async (moment) => {
      const response = await app.inject({ url: `/v1/events?until=${encodeURIComponent(moment)}` });
      expect(response.json()).toMatchObject({
        status: 400,
        code: 'date-invalid',
        errors: [{ pointer: '/until' }],
      });
    },
  );
});

describe('a decision that is larger than a page', () => {
  const EVENTS_OF_IT = 3;

  /** Inserts two such decisions, one after the other, into the partition of p-3. */
  beforeAll(async () => {
    const text = `(SELECT string_agg(md5(random()::text || n || version), '') FROM generate_series(1, 5000) n)`;
    for (const [nth, first] of [1, 1 + EVENTS_OF_IT].entries()) {
      const versions = [first, first + EVENTS_OF_IT - 1];
      await database.pool.query(
        `INSERT INTO event (partnership_id, version, event_id, type, root_version, recorded_at, body)
         SELECT 'big', version, gen_random_uuid(), 'AgreementPublished', version, '2026-01-01Z', json_build_object('title', ${text})
         FROM generate_series($1::int, $2::int) version`,
        versions,
      );
      await database.pool.query(
        `INSERT INTO decision (partnership_id, first_version, last_version, recorded_at, imported, actor, command_id, fingerprint, partition, "offset", term_changes, place_hash, history_hash)
         VALUES ('big', $1, $2, '2026-01-01Z', false, 'a', $3, '', 3, $4, '[]', ${HASH}, ${HASH})`,
        [...versions, `big ${nth}`, (DECISIONS_PER_PARTITION * 5) / 4 + nth],
      );
    }
    await database.pool.query(
      `INSERT INTO partnership (id, partition, version, head_event_id, recorded_at, parties, profile, history_hash)
       VALUES ('big', 3, $1, gen_random_uuid(), '2026-01-01Z', '{}', '{}', ${HASH})`,
      [2 * EVENTS_OF_IT],
    );
    await database.pool.query('UPDATE partition_progress SET next_offset = next_offset + 2 WHERE partition = 3');
  });

  test.each(['/v1/events', '/v1/events?partnership=big'])('is_sent_completely_and_once_by_%s', async (path) => {
    const events = eventsIn(await linesOf(await open(path)));
    expect(events.filter(({ partnershipId }) => partnershipId === 'big').map(({ version }) => version)).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    expect(new Set(events.map(({ partnershipId, version }) => `${partnershipId} ${version}`)).size).toBe(events.length);
  });

  test('is_the_only_decision_of_its_partition_on_its_page', async () => {
    await linesOf(await open('/v1/events?partnership=big'));
    expect(pagesRead).toBe(2);
  });
});
