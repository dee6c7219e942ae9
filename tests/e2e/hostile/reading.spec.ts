import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { get, type Body } from '../support/http';
import {
  endServices,
  environmentOf,
  startProjector,
  startStandalone,
  type Place,
  type Service,
} from '../support/service';
import { openLog, query } from '../support/stored';
import { heavyHistory, impreciseHistory, longHistory, manyTerms } from './histories';
import { HostileLog } from './hostile-log';
import { begin, pagesOf, read } from './readers';
import { ANSWERS_WITHIN_MS, processorSeconds, residentMegabytes, untilIdle, watching, type Seen } from './watch';

/** `npm run test:long` uses longer histories. */
const IS_FULL = process.env['BOUNDS'] === 'full';
const EVENTS = IS_FULL ? 6_000 : 600;
const CLAIMS = 200;
const TERMS = IS_FULL ? 3_000 : 1_000;
const HEAVY = 20;
const MIB = 1024 * 1024;
const EVER = encodeURIComponent('[0001..9999]');

let database: FreshDatabase;
let service: Service;
let idleMegabytes: number;

beforeAll(async () => {
  database = await freshDatabase();
  const place: Place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  // The log is filled and projected before the measured service starts, so that only reading is measured.
  const log = await openLog(place.topicPrefix);
  const hostile = new HostileLog(log);
  await hostile.record('big', longHistory(EVENTS));
  await hostile.record('small', longHistory(50));
  await hostile.record('unsure', impreciseHistory(CLAIMS));
  await hostile.record('wide', manyTerms(TERMS), { atOnce: 10 });
  await hostile.record('heavy', heavyHistory(HEAVY), { atOnce: 1 });
  await log.close();
  const projector = await startProjector(place);
  const all = 50 + EVENTS + (CLAIMS + 1) + (TERMS / 100 + 1) + (HEAVY + 1);
  const projected = async () => (await query<{ n: string }>(place.databaseUrl, 'SELECT count(*) AS n FROM event'))[0]!;
  await until('all is projected', async () => Number((await projected()).n) === all);
  await projector.stop();
  service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' });
  await serveOrdinarily();
  await untilIdle(service);
  idleMegabytes = residentMegabytes(service.pid);
});

afterAll(async () => {
  await endServices();
  await database.drop();
});

const probes: number[] = [];

/** Checks the memory that the service used during a read. The liveness probes are collected over all reads and checked at the end. */
function expectUnmoved({ probes: seen, mostMegabytes }: Seen): void {
  probes.push(...seen);
  expect(mostMegabytes).toBeLessThan(1.5 * idleMegabytes + 256);
}

/** Sends ordinary requests, so that the code is compiled and the connections are open before the idle memory is measured. */
async function serveOrdinarily(): Promise<void> {
  for (let n = 0; n < 100; n += 1)
    for (const path of ['terms?at=2020-01-01', 'timeline', 'events', 'terms/exclusivity/all'])
      await get(`${service.url}/v1/partnerships/small/${path}`);
}

const questions = (count: number, more: object = {}) => ({
  questions: Array.from({ length: count }, () => ({ partnershipId: 'big', at: '[0001..9999]', ...more })),
});
const sendQuestions = (body: object): Promise<IncomingMessage> => begin(`${service.url}/v1/questions`, body);

test('eight_clients_that_request_a_thousand_large_answers_and_read_none_do_not_raise_the_memory', async () => {
  const seen = await watching(service, async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendQuestions(questions(1_000))));
    // The clients read nothing, so the service computes no more than the connections buffer.
    await untilIdle(service);
    answers.forEach((answer) => answer.destroy());
  });
  expectUnmoved(seen);
});

test('a_thousand_large_answers_are_streamed_one_after_the_other_to_a_client_that_reads', async () => {
  const seen = await watching(service, async () => {
    let lines = 0;
    for await (const line of createInterface({ input: await sendQuestions(questions(1_000)) })) {
      if (lines % 250 === 0) {
        const { terms } = JSON.parse(line) as { terms: { scope: string; moreValues: number }[] };
        expect(terms.filter(({ scope }) => scope === 'part-01')).toHaveLength(20);
        expect(terms[0]!.moreValues).toBe(EVENTS / 10 - 1 - 20);
      }
      lines += 1;
    }
    return lines;
  });
  expect(seen.result).toBe(1_000);
  expectUnmoved(seen);
});

test('no_further_answer_is_computed_for_a_client_that_has_disconnected', async () => {
  const readers = await Promise.all(Array.from({ length: 4 }, () => sendQuestions(questions(1_000))));
  await Promise.all(readers.map((answer) => once(answer, 'data')));
  readers.forEach((answer) => answer.destroy());
  const before = processorSeconds(service.pid);
  await untilIdle(service);
  // Computing all answers would have taken far longer.
  expect(processorSeconds(service.pid) - before).toBeLessThan(5);
});

test('questions_about_many_versions_keep_only_a_few_of_them_in_memory', async () => {
  const about = Array.from({ length: 300 }, (_, n) => ({
    partnershipId: 'big',
    at: n % 2 === 0 ? '[0001..9999]' : '1990-01-01',
    version: 1 + Math.floor((n * EVENTS) / 300),
  }));
  const seen = await watching(service, async () => {
    let lines = 0;
    for await (const _ of createInterface({ input: await sendQuestions({ questions: about }) })) lines += 1;
    return lines;
  });
  expect(seen.result).toBe(300);
  expectUnmoved(seen);
});

test('an_answer_of_more_than_8_MiB_yields_a_problem_on_its_line', async () => {
  const body = {
    questions: [
      { partnershipId: 'heavy', at: '[0001..9999]' },
      { partnershipId: 'big', at: '1990-01-01' },
    ],
  };
  const lines: string[] = [];
  for await (const line of createInterface({ input: await sendQuestions(body) })) lines.push(line);
  expect(lines.map((line) => JSON.parse(line) as Body)).toMatchObject([
    { status: 422, code: 'answer-too-large' },
    { partnershipId: 'big' },
  ]);
});

interface Paged extends Body {
  readonly next?: string | null;
}
const items = (page: Paged, list: string): readonly Body[] => page[list] as readonly Body[];

test.each([
  ['terms of a wide partnership', '/v1/partnerships/wide/terms?at=2021-01-01', 'terms', TERMS],
  ['terms with heavy values', `/v1/partnerships/heavy/terms?at=${EVER}`, 'terms', 20],
  ['the history of a long term', '/v1/partnerships/big/terms/api-hosting/part-01', 'segments', EVENTS / 10],
  ['the history of heavy values', '/v1/partnerships/heavy/terms/purpose/all', 'segments', HEAVY],
  ['the history of an unsure term', '/v1/partnerships/unsure/terms/exclusivity/all', 'segments', 2],
  [
    'the explanation of a long term',
    `/v1/partnerships/big/terms/api-hosting/part-01/explanation?at=${EVER}`,
    'considered',
    EVENTS / 10,
  ],
  [
    'the explanation of heavy values',
    `/v1/partnerships/heavy/terms/purpose/all/explanation?at=${EVER}`,
    'considered',
    HEAVY,
  ],
  ['the difference of two days', '/v1/partnerships/wide/diff?fromAt=2019-01-01&toAt=2021-01-01', 'terms', TERMS],
  ['the difference of all and nothing', `/v1/partnerships/heavy/diff?fromAt=1949-01-01&toAt=${EVER}`, 'terms', 1],
  ['the events of a heavy partnership', '/v1/partnerships/heavy/events?limit=500', 'items', HEAVY + 1],
  ['the terms across partnerships', `/v1/terms?at=${EVER}&limit=500`, 'items', 20 + 20 + TERMS + 10 * 20 + 49],
  ['the term changes of a heavy partnership', '/v1/term-changes?partnership=heavy&limit=1000', 'termChanges', HEAVY],
])('%s_arrive_completely_in_pages_of_at_most_8_MiB', async (_name, path, list, count) => {
  const seen = await watching(service, async () => {
    let found = 0;
    for await (const { page, bytes } of pagesOf<Paged>(service.url, path)) {
      expect(bytes).toBeLessThanOrEqual(8 * MIB);
      found += items(page, list).length;
    }
    return found;
  });
  expect(seen.result).toBe(count);
  expectUnmoved(seen);
});

test('the_timeline_of_a_long_history_has_pages_that_continue_within_a_term', async () => {
  const segments = new Map<string, number>();
  const seen = await watching(service, async () => {
    for await (const { page, bytes } of pagesOf<Paged>(service.url, '/v1/partnerships/big/timeline')) {
      expect(bytes).toBeLessThanOrEqual(8 * MIB);
      for (const term of items(page, 'terms'))
        segments.set(
          String(term['scope']),
          (segments.get(String(term['scope'])) ?? 0) + (term['segments'] as unknown[]).length,
        );
    }
  });
  expect(segments.size).toBe(10);
  expect([...segments.values()].reduce((sum, each) => sum + each, 0)).toBe(EVENTS - 1);
  expectUnmoved(seen);
});

test.each([
  ['terms.csv of a wide partnership', '/v1/partnerships/wide/terms.csv?at=2021-01-01'],
  ['terms.csv of heavy values', `/v1/partnerships/heavy/terms.csv?at=${EVER}`],
  ['the Atom feed of heavy values', '/v1/partnerships/heavy/term-changes.atom'],
  ['the calendar', '/v1/expirations.ics?from=0001&to=9999'],
  ['the replay of all events', '/v1/events?limit=1000'],
])('%s_is_answered_within_the_bounds', async (_name, path) => {
  const seen = await watching(service, async () => {
    await untilIdle(service);
    return read(service.url + path);
  });
  expect(seen.result.status).toBe(200);
  expect(seen.result.bytes).toBeLessThanOrEqual(32 * MIB);
  expectUnmoved(seen);
});

test('clients_that_request_large_answers_and_read_none_do_not_block_the_service', async () => {
  const path = '/v1/partnerships/big/timeline';
  const seen = await watching(service, async () => {
    const answers = await Promise.allSettled(Array.from({ length: 40 }, () => begin(service.url + path)));
    await untilIdle(service);
    for (const answer of answers) if (answer.status === 'fulfilled') answer.value.destroy();
  });
  expectUnmoved(seen);
  expect((await read(service.url + path)).status).toBe(200);
});

/* `npm run bench -- hostile` measures the response times. */
test('the_liveness_probe_answered_in_time_throughout', () => {
  expect(probes.length).toBeGreaterThan(500);
  const [p50, p99] = [0.5, 0.99].map((share) => probes.toSorted((a, b) => a - b)[Math.floor(share * probes.length)]!);
  process.stdout.write(
    `/health/live while all of it was read: p50 ${p50!.toFixed(1)} ms, p99 ${p99!.toFixed(1)} ms, ${probes.length} probes\n`,
  );
  expect(Math.max(...probes)).toBeLessThan(ANSWERS_WITHIN_MS);
});
