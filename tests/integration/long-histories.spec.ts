import type { LightMyRequestResponse } from 'fastify';
import { FallDue } from '#command-api';
import { createLogger } from '#observability';
import type { Recorder } from '#recording';
import { BYTES_OF_ROWS } from './support/bytes-of-rows';
import { agreed, set, started } from './support/events';
import { longHistories, type LongHistory } from './support/long-histories';
import { processorMs } from './support/processor-ms';
import { startQuestions, TODAY, type Questions } from './support/questions';

/** `npm run test:long` uses the number of claims with the most work for the fold, and more days; `npm test` uses few of both. */
const isFull = process.env['BOUNDS'] === 'full';
const CLAIMS = isFull ? 140 : 8;
/** DESIGN section 4. */
const MOST_ORDINARY_EVENTS = 2_000;
const MOST_OF_ANSWER = 8 * 1_048_576;
/** Ten times the bytes of the request, 2 KiB for each term, and the bytes of the decision and the head. */
const mostOfRows = (request: number, terms: number): number => 10 * request + 2_048 * terms + 4_096;
/** The memory that the process may use in addition to its memory before the first history. */
const MOST_MEGABYTES = 768;
const ORDINARY_EVENTS = 100;
/** The number of pages that are read of a paged answer. */
const PAGES = isFull ? 2 : 1;
const MIB = 1_048_576;

let questions: Questions;
let today = TODAY;
let ordinaryMs: number;
let idleMegabytes: number;
/** The maximum of each kind of measurement. */
const worst = new Map<string, { readonly what: string; readonly most: number }>();

function recordWorst(kind: string, what: string, most: number): void {
  if (most >= (worst.get(kind)?.most ?? 0)) worst.set(kind, { what, most });
}

const megabytes = (): number => process.memoryUsage.rss() / MIB;

async function record(id: string, events: readonly object[]): Promise<void> {
  const outcome = await questions.pipeline.record(id, events);
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome).slice(0, 500));
}

/** Checks the processor time and the memory of an action against the bounds. */
async function expectBounded<T>(kind: string, what: string, act: () => Promise<T>): Promise<T> {
  let done: T | undefined;
  const took = await processorMs(async () => (done = await act()));
  const ordinaryEvents = Math.round(took / ordinaryMs);
  recordWorst(`ordinary events: ${kind}`, what, ordinaryEvents);
  if (ordinaryEvents > 100) process.stdout.write(`${what}: ${ordinaryEvents} ordinary events\n`);
  expect({ what, tooMuch: ordinaryEvents > MOST_ORDINARY_EVENTS }).toEqual({ what, tooMuch: false });
  expect({ what, tooMuch: megabytes() > idleMegabytes + MOST_MEGABYTES }).toEqual({ what, tooMuch: false });
  return done as T;
}

beforeAll(async () => {
  // The test measures processor time, and a loaded machine may answer late.
  questions = await startQuestions(() => new Date(today), undefined, 120_000);
  const ordinary = (nth: number): object => agreed([set(`value ${nth}`, { scope: `s${nth % 20}` })]);
  await record('ordinary', [started()]);
  // Warm-up: the code is compiled and the terms exist.
  for (let nth = 0; nth < ORDINARY_EVENTS; nth += 1) await record('ordinary', [ordinary(nth)]);
  const took = await processorMs(async () => {
    for (let nth = 0; nth < ORDINARY_EVENTS; nth += 1) await record('ordinary', [ordinary(nth)]);
  });
  ordinaryMs = took / ORDINARY_EVENTS;
  idleMegabytes = megabytes();
});
afterAll(async () => {
  const most = [...worst].map(([kind, { what, most }]) => `${kind}: at most ${most} (${what})\n`);
  process.stdout.write(`an ordinary event takes ${ordinaryMs.toFixed(2)} ms\n${most.join('')}`);
  await questions.close();
});

const bytesOfRows = async (id: string): Promise<number> =>
  (await questions.pipeline.database.pool.query<{ bytes: number | null }>(BYTES_OF_ROWS, [id])).rows[0]!.bytes ?? 0;

async function termsOf(id: string): Promise<{ kind: string; scope: string }[]> {
  const sql = 'SELECT kind, scope FROM term WHERE partnership_id = $1 ORDER BY kind, scope';
  return (await questions.pipeline.database.pool.query<{ kind: string; scope: string }>(sql, [id])).rows;
}

/** Reads the first pages of an answer and checks the size of each. */
async function read(path: string): Promise<void> {
  for (let [next, pages]: [string | null, number] = [path, 0]; next !== null && pages < PAGES; pages += 1) {
    const response: LightMyRequestResponse = await questions.app.inject({ url: next });
    const { statusCode, rawPayload, headers } = response;
    expect([next, statusCode]).toEqual([next, 200]);
    recordWorst('bytes of an answer', next, rawPayload.length);
    expect(rawPayload.length).toBeLessThanOrEqual(MOST_OF_ANSWER);
    const isJson = String(headers['content-type']).includes('json');
    next = isJson ? ((JSON.parse(rawPayload.toString()) as { next?: string | null }).next ?? null) : null;
  }
}

/** An address without its query and ids. */
const kindOf = (path: string): string =>
  path
    .replace(/\?.*/, '')
    .replace(/(partnerships)\/[^/]+/, '$1/ID')
    .replace(/(terms)\/[^/]+\/[^/]+/, '$1/KIND/SCOPE');

const readBounded = (path: string): Promise<void> => expectBounded(`GET ${kindOf(path)}`, path, () => read(path));

const DAYS = isFull ? ['0001-01-01', '2026-11-22', '9999-12-31', '[0001..9999]'] : ['[0001..9999]'];

/** All addresses about a partnership and one of its terms. */
const addressesOf = (id: string, { kind, scope }: { kind: string; scope: string }): string[] => {
  const at = `/v1/partnerships/${id}`;
  const term = `${at}/terms/${kind}/${scope}`;
  return [
    ...DAYS.map((day) => `${at}/terms?at=${day}`),
    ...DAYS.map((day) => `${term}/explanation?at=${day}`),
    `${at}/terms?at=[0001..9999]&kind=${kind}&scope=${scope}&resolve=true`,
    `${at}/terms?at=[0001..9999]&knownAt=2026-11-22&between=alpha,beta`,
    term,
    `${at}/timeline`,
    `${at}/diff?fromAt=0001-01-01&toAt=9999-12-31`,
    `${at}/agreements?at=[0001..9999]`,
    `${at}/agreements/an-agreement?at=[0001..9999]`,
    `${at}`,
  ];
};

const ACROSS = [
  ...(isFull ? ['0001', '9990'] : []).map((year) => `/v1/expirations?from=${year}-01-01&to=9999-12-31&limit=500`),
  ...(isFull ? ['/v1/expirations.ics?from=2026-01-01&to=9999-12-31'] : []),
  '/v1/terms?at=[0001..9999]&limit=500',
  '/v1/parties/alpha',
];

const HISTORIES = longHistories(CLAIMS);

describe.each(Object.entries(HISTORIES))('%s', (name, { before, requests }: LongHistory) => {
  const id = name
    .replaceAll(/[^a-z]+/g, '-')
    .slice(0, 60)
    .replace(/-$/, '');

  test('is_recorded_within_the_bounds', async () => {
    for (const events of before) await record(id, events);
    for (const [nth, events] of requests.entries()) {
      const rowsBefore = await bytesOfRows(id);
      await expectBounded('deciding', `${name}, request ${nth}`, () => record(id, events));
      const rows = (await bytesOfRows(id)) - rowsBefore;
      const request = Buffer.byteLength(JSON.stringify({ events }));
      const touched = (await termsOf(id)).length;
      recordWorst('bytes of rows', `${name}, request ${nth} of ${request} bytes`, rows);
      expect(rows).toBeLessThan(mostOfRows(request, touched));
    }
  });

  test('is_answered_within_the_bounds', async () => {
    const [term] = await termsOf(id);
    for (const path of addressesOf(id, term!)) await readBounded(path);
  });
});

test.each(ACROSS)('%s_across_all_histories_is_answered_within_the_bounds', async (path) => {
  await readBounded(path);
  expect(questions.pipeline.trouble).toEqual([]);
});

test('days_that_fall_due_are_recorded_within_the_bounds', async () => {
  const { database, recorder } = questions.pipeline;
  // The monthly renewals and all other days that fall due within a hundred days, or within twenty.
  today = isFull ? '2027-03-01T10:00:00.000Z' : '2026-12-12T10:00:00.000Z';
  let before: Promise<unknown> = Promise.resolve();
  const oneByOne: Pick<Recorder, 'record'> = {
    record(command) {
      const { partnershipId } = command;
      const act = () => expectBounded('a day that falls due', partnershipId, () => recorder.record(command));
      const outcome = before.then(act);
      before = outcome.catch(() => undefined);
      return outcome;
    },
  };
  const logger = createLogger({ name: 'test', level: 'silent' });
  const due = new FallDue({ database, recorder: oneByOne as Recorder, now: () => new Date(today), logger });
  const days = await due.recordAllDue();
  process.stdout.write(`${days} days fell due\n`);
  expect(days).toBeGreaterThan(Object.keys(HISTORIES).length);
  expect(questions.pipeline.trouble).toEqual([]);
});
