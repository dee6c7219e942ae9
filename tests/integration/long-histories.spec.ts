import type { LightMyRequestResponse } from 'fastify';
import { FallDue } from '#command-api';
import { createLogger } from '#observability';
import { BYTES_OF_ROWS } from './support/bytes-of-rows';
import { agreed, set, started } from './support/events';
import { longHistories, type LongHistory } from './support/long-histories';
import { processorMs } from './support/processor-ms';
import { startQuestions, TODAY, type Questions } from './support/questions';

jest.setTimeout(300_000);

/** `npm run test:long` takes as many claims as make the fold weigh the most; `npm test` fewer. */
const CLAIMS = process.env['BOUNDS'] === 'full' ? 140 : 60;
/** DESIGN section 4. */
const MOST_ORDINARY_EVENTS = 2_000;
const MOST_OF_ANSWER = 8 * 1_048_576;
/** Rows of ten times the request and 2 KiB for each term, and what the decision and the head take besides. */
const mostOfRows = (request: number, terms: number): number => 10 * request + 2_048 * terms + 4_096;
/** What the process may take more than before the first of these histories. */
const MOST_MEGABYTES = 768;
const ORDINARY_EVENTS = 100;
/** So many pages are read of an answer that goes on. */
const PAGES = 2;
const MIB = 1_048_576;

let questions: Questions;
let today = TODAY;
let ordinaryMs: number;
let idleMegabytes: number;
let worst: { readonly what: string; readonly ordinaryEvents: number } = { what: '', ordinaryEvents: 0 };

const megabytes = (): number => process.memoryUsage.rss() / MIB;

async function record(id: string, events: readonly object[]): Promise<void> {
  const outcome = await questions.pipeline.record(id, events);
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome).slice(0, 500));
}

/** Holds what something takes of the processor, and of memory, against the bounds. */
async function expectBounded(what: string, act: () => Promise<unknown>): Promise<void> {
  const took = await processorMs(act);
  const ordinaryEvents = Math.round(took / ordinaryMs);
  if (ordinaryEvents > worst.ordinaryEvents) worst = { what, ordinaryEvents };
  if (ordinaryEvents > 100) process.stdout.write(`${what}: ${ordinaryEvents} ordinary events\n`);
  expect({ what, tooMuch: ordinaryEvents > MOST_ORDINARY_EVENTS }).toEqual({ what, tooMuch: false });
  expect({ what, tooMuch: megabytes() > idleMegabytes + MOST_MEGABYTES }).toEqual({ what, tooMuch: false });
}

beforeAll(async () => {
  questions = await startQuestions(() => new Date(today));
  const ordinary = (nth: number): object => agreed([set(`value ${nth}`, { scope: `s${nth % 20}` })]);
  await record('ordinary', [started()]);
  // Its code is compiled and its terms are there.
  for (let nth = 0; nth < ORDINARY_EVENTS; nth += 1) await record('ordinary', [ordinary(nth)]);
  const took = await processorMs(async () => {
    for (let nth = 0; nth < ORDINARY_EVENTS; nth += 1) await record('ordinary', [ordinary(nth)]);
  });
  ordinaryMs = took / ORDINARY_EVENTS;
  idleMegabytes = megabytes();
});
afterAll(async () => {
  process.stdout.write(
    `an ordinary event takes ${ordinaryMs.toFixed(2)} ms; the most, ${worst.ordinaryEvents} of them: ${worst.what}\n`,
  );
  await questions.close();
});

const bytesOfRows = async (id: string): Promise<number> =>
  (await questions.pipeline.database.pool.query<{ bytes: number | null }>(BYTES_OF_ROWS, [id])).rows[0]!.bytes ?? 0;

async function termsOf(id: string): Promise<{ kind: string; scope: string }[]> {
  const sql = 'SELECT kind, scope FROM term WHERE partnership_id = $1 ORDER BY kind, scope';
  return (await questions.pipeline.database.pool.query<{ kind: string; scope: string }>(sql, [id])).rows;
}

/** The first pages of an answer, each within its bounds. */
async function read(path: string): Promise<void> {
  for (let [next, pages]: [string | null, number] = [path, 0]; next !== null && pages < PAGES; pages += 1) {
    const response: LightMyRequestResponse = await questions.app.inject({ url: next });
    const { statusCode, rawPayload, headers } = response;
    expect([next, statusCode]).toEqual([next, 200]);
    expect(rawPayload.length).toBeLessThanOrEqual(MOST_OF_ANSWER);
    const isJson = String(headers['content-type']).includes('json');
    next = isJson ? ((JSON.parse(rawPayload.toString()) as { next?: string | null }).next ?? null) : null;
  }
}

const DAYS = ['0001-01-01', '2026-11-22', '9999-12-31', '[0001..9999]'];

/** What can be asked of a partnership and of one of its terms. */
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
  '/v1/expirations?from=0001-01-01&to=9999-12-31&limit=500',
  '/v1/expirations?from=9990-01-01&to=9999-12-31&limit=500',
  '/v1/expirations.ics?from=2026-01-01&to=9999-12-31',
  '/v1/terms?at=[0001..9999]&limit=500',
  '/v1/parties/alpha',
];

describe.each(Object.entries(longHistories(CLAIMS)))('%s', (name, { before, requests }: LongHistory) => {
  const id = name
    .replaceAll(/[^a-z]+/g, '-')
    .slice(0, 60)
    .replace(/-$/, '');

  test('is_recorded_within_the_bounds', async () => {
    today = TODAY;
    for (const events of before) await record(id, events);
    for (const [nth, events] of requests.entries()) {
      const rowsBefore = await bytesOfRows(id);
      await expectBounded(`${name}, request ${nth}`, () => record(id, events));
      const rows = (await bytesOfRows(id)) - rowsBefore;
      const request = Buffer.byteLength(JSON.stringify({ events }));
      const touched = (await termsOf(id)).length;
      expect(rows).toBeLessThan(mostOfRows(request, touched));
    }
  });

  test('is_told_within_the_bounds', async () => {
    const [term] = await termsOf(id);
    for (const path of addressesOf(id, term!)) await expectBounded(path, () => read(path));
  });

  test('falls_due_within_the_bounds', async () => {
    const { database, recorder } = questions.pipeline;
    const logger = createLogger({ name: 'test', level: 'silent' });
    // A renewal each month, and what else comes in a hundred days.
    today = '2027-03-01T10:00:00.000Z';
    const due = new FallDue({ database, recorder, now: () => new Date(today), logger });
    let recorded = 0;
    const took = await processorMs(async () => (recorded = await due.recordAllDue()));
    process.stdout.write(`${name}: ${recorded} days fell due, ${Math.round(took)} ms\n`);
    const ordinaryEvents = Math.round(took / ordinaryMs / Math.max(1, recorded));
    expect({ name, tooMuch: ordinaryEvents > MOST_ORDINARY_EVENTS }).toEqual({ name, tooMuch: false });
  });
});

test.each(ACROSS)('%s_of_all_of_them_is_told_within_the_bounds', async (path) => {
  await expectBounded(path, () => read(path));
  expect(questions.pipeline.trouble).toEqual([]);
});
