import { randomUUID, createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { seededRandom } from '#event-log';
import { Dice, freshDatabase, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { RequestFuzzer, type ApiDocument, type FuzzedRequest, type Known } from './support/fuzzed-requests';
import { get, record, type Body } from './support/http';
import { mutations } from './support/mutations';
import { endServices, environmentOf, startStandalone, type Service } from './support/service';

/** `npm run test:fuzz` sends 20,000. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 1_200);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const AT_ONCE = 8;
const ENDS_WITHIN_MS = 60_000;
/** Requests for which 503 is correct: an invented cursor that is ahead, and the readiness probe. */
const MAY_WAIT = ['cursor-ahead', 'not-ready'];

jest.setTimeout(60_000 + REQUESTS * 60);

const TOKEN = 'a-token';
let database: FreshDatabase;
let service: Service;
let known: Known;
let document: ApiDocument;

beforeAll(async () => {
  process.stdout.write(`fuzz: FUZZ_SEED=${SEED} FUZZ_REQUESTS=${REQUESTS}\n`);
  database = await freshDatabase();
  const tokens = join(mkdtempSync(join(tmpdir(), 'fuzz-')), 'tokens.json');
  const hash = createHash('sha256').update(TOKEN).digest('hex');
  const scopes = ['read', 'record', 'import', 'subscribe', 'operate'];
  writeFileSync(tokens, JSON.stringify([{ hash, actor: 'fuzzer', scopes }]));
  const place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  service = await startStandalone({
    ...environmentOf(place),
    REFERENCE_TIMELINE: 'off',
    API_TOKENS_FILE: tokens,
    ALLOWED_HOSTS: 'localhost',
    LOG_LEVEL: 'error',
  });
  document = (await get<ApiDocument & Body>(`${service.url}/openapi.json`)).body;
  known = await recordSome();
});

afterAll(async () => {
  await endServices();
  await database.drop();
});

const headers = { authorization: `Bearer ${TOKEN}` };

async function recordSome(): Promise<Known> {
  const ids = ['one', 'two', 'three'];
  const eventIds: string[] = [];
  for (const id of ids) {
    const events = [started(), ...Array.from({ length: 20 }, (_, nth) => amended(nth))];
    const { status, body } = await record(service.url, id, events, headers);
    expect(status).toBe(201);
    eventIds.push(...body.events.slice(0, 2).map((event) => event.id));
  }
  const tokensOf = async (path: string): Promise<string[]> => {
    const { body } = await get(service.url + path, headers);
    return ['next', 'cursor'].flatMap((member) => (typeof body[member] === 'string' ? [body[member]] : []));
  };
  const pages = ['/v1/partnerships?limit=1', '/v1/terms?limit=1', '/v1/partnerships/one/events?limit=1'];
  return {
    token: TOKEN,
    texts: [...ids, ...eventIds, 'api-hosting', 'exclusivity', 'all', 'acme', 'nowhere', randomUUID()],
    cursors: await tokensOf('/v1/term-changes?limit=1'),
    pageTokens: (await Promise.all(pages.map(tokensOf))).flat(),
    bodies: fc.sample(mutations(), { numRuns: 200, seed: SEED }).map(({ body }) => body),
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Reads the whole response; of an event stream, only its beginning. */
async function answerTo({ method, path, headers, body }: FuzzedRequest): Promise<Answered> {
  const signal = AbortSignal.timeout(ENDS_WITHIN_MS);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const call = request(service.url + path, { method, agent, signal, headers: { ...headers, ...length } });
  call.end(body);
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  const head = { status: answer.statusCode!, type: answer.headers['content-type'] ?? '' };
  if (head.status === 200 && head.type.startsWith('text/event-stream')) {
    answer.on('error', () => undefined).destroy();
    return { ...head, text: '' };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { ...head, text: Buffer.concat(chunks).toString() };
}

/** Returns the fault of a response, if it has one. */
function faultOf({ status, type, text }: Answered): string | null {
  if (status < 400) return null;
  if (!type.startsWith('application/problem+json')) return `${status} is ${type || 'of no type'}`;
  const problem = JSON.parse(text) as Body;
  const { code, detail } = problem;
  if (problem['status'] !== status || typeof code !== 'string' || typeof detail !== 'string' || detail === '')
    return `${status} is no whole problem: ${text.slice(0, 200)}`;
  if (/\n\s+at |node_modules|\.ts:\d/.test(text)) return `${status} tells of code: ${text.slice(0, 200)}`;
  return status >= 500 && !MAY_WAIT.includes(code) ? `${status} ${code}: ${detail}` : null;
}

test('requests_generated_from_the_openapi_document_are_answered_or_refused_with_a_problem', async () => {
  const fuzzer = new RequestFuzzer(new Dice(seededRandom(SEED)), document, known);
  const faults: object[] = [];
  const counts = new Map<number, number>();
  let left = REQUESTS;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const fuzzed = fuzzer.next();
      const found = await answerTo(fuzzed).catch((error: unknown) => String(error));
      const fault = typeof found === 'string' ? found : faultOf(found);
      if (fault !== null) faults.push({ fault, ...fuzzed, body: fuzzed.body?.slice(0, 2_000) });
      const status = typeof found === 'string' ? 0 : found.status;
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  process.stdout.write(`fuzz: ${JSON.stringify(Object.fromEntries([...counts].sort(([a], [b]) => a - b)))}\n`);
  expect({ count: faults.length, faults: faults.slice(0, 5) }).toEqual({ count: 0, faults: [] });
  // Some requests are refused and some succeed.
  expect(counts.get(200)).toBeGreaterThan(REQUESTS / 20);
  expect(counts.get(400)).toBeGreaterThan(REQUESTS / 20);
  expect((await get(`${service.url}/v1/partnerships/one/terms`, headers)).status).toBe(200);
});
