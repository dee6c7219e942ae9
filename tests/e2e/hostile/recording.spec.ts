import { randomUUID } from 'node:crypto';
import { seededRandom } from '#event-log';
import { Dice, freshDatabase, type FreshDatabase } from '#testing';
import { BYTES_OF_ROWS } from '../../integration/support/bytes-of-rows';
import { hostileCases } from '../../integration/support/hostile-requests';
import { amended, started } from '../support/events';
import { get, record, type Body, type Recorded } from '../support/http';
import { endServices, environmentOf, startStandalone, type Place, type Service } from '../support/service';
import { query } from '../support/stored';
import { ANSWERS_WITHIN_MS, residentMegabytes, untilIdle, watching } from './watch';

const SEED = Number(process.env['HOSTILE_SEED'] ?? 16);
/** `npm run test:long` uses more terms and all cases. `bounds` does so in one case of `npm test`. */
const IS_FULL = process.env['BOUNDS'] === 'full';
const TERMS = IS_FULL ? 5_000 : 500;
const MIB = 1024 * 1024;
/** The bounds of DESIGN section 4. */
const MOST_TIMES_THE_REQUEST = 10;
const MOST_OF_TERM = 2_048;
const MOST_CHANGES = 100;
/** The size of the decision and the head in addition to the rows of terms. */
const OF_ANY_DECISION = 4_096;

/** `tests/integration/bounds.spec.ts` counts the work of these cases and more. Here they are sent over HTTP, through Kafka, and into the outlet. */
const CASES = [
  'one term, different values that overlap',
  'large values',
  'a hundred reaffirmations of all terms',
  ...(IS_FULL
    ? [
        'a hundred events of twenty effects',
        'corrections of widely overlapping claims',
        'a hundred corrections of the end of all terms',
      ]
    : []),
];

let database: FreshDatabase;
let place: Place;
let service: Service;
let idleMegabytes: number;

beforeAll(async () => {
  process.stdout.write(`hostile recording: HOSTILE_SEED=${SEED}\n`);
  database = await freshDatabase();
  place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' });
  await serveOrdinarily();
  await untilIdle(service);
  idleMegabytes = residentMegabytes(service.pid);
});

afterAll(async () => {
  await endServices();
  await database.drop();
});

/** Sends ordinary requests, so that the code is compiled and the connections are open before the idle memory is measured. */
async function serveOrdinarily(): Promise<void> {
  await recorded('ordinary', [started()]);
  for (let n = 0; n < 100; n += 1) {
    await recorded('ordinary', [amended(n)]);
    for (const path of ['terms?at=2020-01-15', 'timeline', 'events', 'terms/api-hosting/part-1'])
      await get(`${service.url}/v1/partnerships/ordinary/${path}`);
  }
}

interface RecordedAnswer extends Recorded {
  readonly termChanges: readonly { id: string }[];
  readonly more?: string;
}

/** Records events, however long that takes: a command that is not ruled on in time is repeated with the same key. */
async function recorded(partnershipId: string, events: readonly object[]): Promise<RecordedAnswer> {
  const key = randomUUID();
  for (;;) {
    const { status, body } = await record<RecordedAnswer>(service.url, partnershipId, events, {
      'idempotency-key': key,
    });
    if (status === 201) return body;
    if (status !== 202) throw new Error(`${status}: ${JSON.stringify(body).slice(0, 500)}`);
  }
}

const bytesOfRows = async (partnershipId: string): Promise<number> =>
  (await query<{ bytes: number | null }>(place.databaseUrl, BYTES_OF_ROWS, [partnershipId]))[0]!.bytes ?? 0;

const termsOf = async (partnershipId: string): Promise<number> => {
  const sql = 'SELECT count(*)::int AS terms FROM term WHERE partnership_id = $1';
  return (await query<{ terms: number }>(place.databaseUrl, sql, [partnershipId]))[0]!.terms;
};

/** Returns the first term change that an answer leaves out. */
async function nextOf(partnershipId: string, more: string): Promise<Body> {
  const types = ['started', 'changed', 'ended', 'corrected', 'retracted', 'reaffirmed'].join();
  const page = await get<{ termChanges: readonly Body[] }>(
    `${service.url}/v1/term-changes?after=${more}&partnership=${partnershipId}&type=${types}&limit=1`,
  );
  return page.body.termChanges[0]!;
}

const cases = hostileCases(new Dice(seededRandom(SEED)), TERMS);

test.each(CASES)('%s', async (name) => {
  const { before, requests } = cases[name]!;
  const id = name.replaceAll(/[^a-z]+/g, '-');
  for (const events of before) await recorded(id, events);
  for (const events of requests) {
    const rowsBefore = await bytesOfRows(id);
    const { result: answer, probes, mostMegabytes } = await watching(service, () => recorded(id, events));

    expect(Math.max(...probes)).toBeLessThan(ANSWERS_WITHIN_MS);
    expect(mostMegabytes).toBeLessThan(1.5 * idleMegabytes + 256);
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(MIB);
    expect(answer.termChanges.length).toBeLessThanOrEqual(MOST_CHANGES);
    const request = Buffer.byteLength(JSON.stringify({ events }));
    expect(request).toBeLessThanOrEqual(MIB);
    const rows = (await bytesOfRows(id)) - rowsBefore;
    expect(rows).toBeLessThan(MOST_TIMES_THE_REQUEST * request + MOST_OF_TERM * (await termsOf(id)) + OF_ANY_DECISION);
    if (answer.more === undefined) continue;
    const next = await nextOf(id, answer.more);
    expect(answer.termChanges.map((change) => change.id)).not.toContain(next['id']);
    expect(answer.events.map((event) => event.id)).toContain((next['data'] as { eventId: string }).eventId);
  }
});
