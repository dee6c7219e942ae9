import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { termChangeTypes, writtenStretches, type TermChangeEvent, type ToldTermChange } from '#contracts';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { amended, started } from './support/events';
import { get, post, record } from './support/http';
import { importTimeline, referenceLines } from './support/reference';
import { endServices, environmentOf, startStandalone, type Service } from './support/service';
import { regionOf } from './support/snippets';

const ID = 'microsoft-openai';
const IDS = referenceLines(ID).map(({ events }) => events[0]!.id);
/** The id of the n-th event of the reference timeline. */
const eventId = (n: number): string => IDS[n - 1]!;

let database: FreshDatabase;
let service: Service;
let topicPrefix: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  database = await freshDatabase();
  topicPrefix = `e2e-${randomUUID()}`;
  const place = environmentOf({ topicPrefix, databaseUrl: database.url });
  service = await startStandalone({ ...place, REFERENCE_TIMELINE: 'on', WEBHOOKS_ALLOW_LOOPBACK: 'true' });
});
afterEach(async () => {
  await Promise.all([...children].map(end));
});
afterAll(async () => {
  await endServices();
  await database.drop();
});

/** Starts a program that runs until it is ended, and collects its output by line. */
function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(command, args, {
    cwd: join(__dirname, '../..'),
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output, lines: () => output.split('\n').slice(0, -1) };
}

async function end(child: ChildProcess): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'close');
}

const SHELL = 'tests/e2e/snippets/subscribe.sh';

/** Runs a region of the commands against this service instead of the default address. */
const shell = (name: string, env: Record<string, string> = {}, replaced: readonly [string, string][] = []) => {
  const here: [string, string] = ['http://127.0.0.1:3000', service.url];
  const command = [here, ...replaced].reduce((text, [from, to]) => text.replaceAll(from, to), regionOf(SHELL, name));
  return run('bash', ['-c', command], env);
};

async function answerOf<T>({ child, output }: ReturnType<typeof run>): Promise<T> {
  await once(child, 'close');
  return JSON.parse(output()) as T;
}

interface Page {
  readonly termChanges: readonly TermChangeEvent[];
  readonly cursor: string;
}

async function pull(query: string): Promise<readonly TermChangeEvent[]> {
  const { status, body } = await get<Page>(`${service.url}/v1/term-changes?limit=1000&${query}`);
  expect(status).toBe(200);
  return body.termChanges;
}

/** Follows the stream with curl until the given number of changes has arrived. */
async function follow(query: string, count: () => number, then: () => Promise<void> = async () => undefined) {
  const { child, lines } = run('curl', ['-sN', `${service.url}/v1/term-changes/stream?${query}`]);
  const changes = () =>
    lines().flatMap((line) => (line.startsWith('data: ') ? [JSON.parse(line.slice(6)) as TermChangeEvent] : []));
  await until('the stream has begun', () => lines().length > 0);
  await then();
  await until(`${count()} changes have come`, () => changes().length >= count());
  await end(child);
  return changes();
}

describe('a subscriber to started, changed and corrected', () => {
  const types = 'type=started,changed,corrected';
  const filter = `partnership=${ID}&${types}`;
  const of27February = (events: readonly TermChangeEvent[]) =>
    events.map(({ data }) => data).filter((change) => [eventId(9), eventId(10)].includes(change.eventId));

  test('receives_the_terms_set_on_27_february_2026_and_no_reaffirmation', async () => {
    const changes = of27February(await pull(filter));
    expect(changes.map(({ eventId: id, kind, scope, type }) => [id, `${kind}/${scope}`, type])).toEqual([
      [eventId(9), 'distribution/frontier', 'started'],
      [eventId(9), 'compute-purchase/aws', 'changed'],
      [eventId(9), 'investment/amazon', 'started'],
    ]);
    const only = new Map(changes.map((change) => [`${change.kind}/${change.scope}`, written(change)]));
    expect(only.get('compute-purchase/aws')).toMatchObject({
      retroactive: false,
      stretches: [
        {
          from: '2026-02-27',
          to: null,
          was: [{ value: { amount: { amount: '38000000000', currency: 'USD' } }, between: ['amazon', 'openai'] }],
          now: [{ value: { amount: { amount: '138000000000', currency: 'USD' } }, between: ['amazon', 'openai'] }],
        },
      ],
    });
    expect(changes.filter(({ retroactive }) => retroactive)).toEqual([]);
  });

  test('receives_clarifications_if_its_filter_includes_them', async () => {
    const changes = of27February(await pull(`partnership=${ID}&type=clarified`));
    const only = new Map(changes.map((change) => [`${change.kind}/${change.scope}`, written(change)]));
    expect(only.get('api-hosting/stateless')).toMatchObject({
      replaces: [{ kind: 'api-hosting', scope: 'all' }],
      stretches: [
        {
          from: '2025-10-28',
          was: [{ value: { provider: 'microsoft' }, term: { kind: 'api-hosting', scope: 'all' } }],
          now: [{ value: { provider: 'microsoft', exclusivity: 'exclusive' }, untilCondition: 'agi-verified' }],
        },
      ],
    });
    expect(only.get('revenue-share/other-clouds')).toMatchObject({
      retroactive: true,
      stretches: [{ from: '2025-10-28', to: null, was: [], now: [{ value: { payer: 'openai' } }] }],
    });
  });

  test('receives_reaffirmations_if_its_filter_includes_them', async () => {
    const reaffirmed = of27February(await pull(`partnership=${ID}&type=reaffirmed`));
    expect(new Set(reaffirmed.map(({ type, eventId: id }) => `${type} by ${id}`))).toEqual(
      new Set([`reaffirmed by ${eventId(10)}`]),
    );
    const terms = reaffirmed.map(({ kind, scope }) => `${kind}/${scope}`);
    expect(terms).toContain('ip-licence/models-and-products');
    expect(terms).not.toContain('compute-purchase/aws');
  });

  test('receives_the_same_changes_by_stream_and_by_webhook', async () => {
    const pulled = await pull(filter);
    expect(await follow(filter, () => pulled.length)).toEqual(pulled);
    const { printed } = await subscribeReceiver({ partnership: [ID], type: ['started', 'changed', 'corrected'] });
    const expected = pulled.map(({ type, subject }) => `${type} ${subject}`);
    await until('every change is delivered', () => printed().length >= expected.length);
    expect(printed()).toEqual(expected);
  });

  test('receives_a_correction_with_was_and_now_for_the_changed_days', async () => {
    const copy = 'microsoft-openai-as-told';
    const changes = await follow(
      `partnership=${copy}&${types}&after=now`,
      () => 2,
      async () => {
        for (const line of referenceLines(copy)) await importTimeline(service.url, [line]);
      },
    );
    const [, correction] = referenceLines(copy)
      .map(({ events }) => events[0]!.id)
      .filter((_, nth) => [0, 4].includes(nth));
    const exclusive = { provider: 'microsoft', exclusivity: 'exclusive' };
    expect(changes.map(({ data }) => data.type)).toEqual(['started', 'corrected']);
    expect({ ...changes[1], data: written(changes[1]!.data) }).toMatchObject({
      type: 'partnership.term.corrected',
      subject: `${copy}/compute-supply/all`,
      recordedtime: '2026-04-15T12:00:00.000Z',
      data: {
        eventId: correction,
        retroactive: true,
        stretches: [
          { from: '2019-01-01', to: '2019-07-22', was: [{ value: exclusive, certainty: 'possibly' }], now: [] },
          {
            from: '2019-07-22',
            to: '2019-12-31',
            was: [{ value: exclusive, certainty: 'possibly' }],
            now: [{ value: exclusive, certainty: 'definitely' }],
          },
        ],
      },
    });
  });
});

/** Returns a change with its answers inserted in place of their indexes. */
const written = <C extends Pick<ToldTermChange, 'answers' | 'stretches'>>(change: C) => ({
  ...change,
  stretches: writtenStretches(change),
});

/** Subscribes the receiver of the page, which prints the changes that it receives. */
async function subscribeReceiver(filter: object) {
  const { status, body } = await post<{ id: string; secret: string }>(`${service.url}/v1/subscriptions`, {
    url: 'http://127.0.0.1:9/',
    filter,
    after: 'beginning',
  });
  expect(status).toBe(201);
  return { ...(await startReceiver(body)), subscription: body.id };
}

/** Starts the receiver of the page with a secret, and directs the subscription to it. */
async function startReceiver({ id, secret }: { readonly id: string; readonly secret: string }) {
  const receiver = run(process.execPath, ['tests/e2e/snippets/webhook-receiver.mjs'], {
    WEBHOOK_SECRET: secret,
    PORT: '0',
  });
  await until('the receiver listens', () => receiver.lines().length > 0);
  const url = `http://127.0.0.1:${/listening on (\d+)/.exec(receiver.lines()[0]!)![1]}/`;
  const { status } = await fetch(`${service.url}/v1/subscriptions/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
  });
  expect(status).toBe(200);
  return { url, printed: () => receiver.lines().slice(1) };
}

describe('an example on the page for subscribers', () => {
  test('pulls_page_after_page', async () => {
    const all = await pull(`partnership=${ID}&type=changed,corrected`);
    const first = await answerOf<Page>(shell('pull'));
    expect(first.termChanges).toEqual(all.slice(0, 2));
    const second = await answerOf<Page>(shell('pull-on', { CURSOR: first.cursor }));
    expect(second.termChanges).toEqual(all.slice(2, 4));
  });

  test('pulls_everything_as_lines', async () => {
    const { child, lines } = shell('pull-all');
    await once(child, 'close');
    const printedLines = lines().map((line) => JSON.parse(line) as { id?: string; cursor?: string });
    expect(printedLines.flatMap(({ id }) => id ?? []).toSorted()).toEqual(
      (await pull('')).map(({ id }) => id).toSorted(),
    );
    expect(printedLines.at(-1)!.cursor).toEqual(expect.any(String));
  });

  test('streams_to_a_terminal', async () => {
    const { lines } = shell('stream');
    const ids = (await pull(`partnership=${ID}`)).map(({ id }) => id);
    const streamed = () =>
      lines().flatMap((line) => (line.startsWith('data: ') ? [(JSON.parse(line.slice(6)) as TermChangeEvent).id] : []));
    await until('the whole history has arrived', () => streamed().length >= ids.length);
    expect(streamed()).toEqual(ids);
  });

  test('streams_to_a_browser', async () => {
    // The EventSource of the HTML standard, as implemented in Node's undici, with this service as its origin.
    const page = `
      import { EventSource, setGlobalOrigin } from 'undici';
      setGlobalOrigin('${service.url}');
      ${regionOf('tests/e2e/snippets/browser.js', 'follow')}
      changes.onopen = () => console.log('open');`;
    const { lines } = run(process.execPath, ['--input-type=module', '--eval', page]);
    await until('the stream is open', () => lines().includes('open'));
    const effects = [{ effect: 'set', kind: 'api-hosting', scope: 'browser', value: { provider: 'microsoft' } }];
    expect((await record(service.url, ID, [amended(1, { occurred: '2026-05-01', effects })])).status).toBe(201);
    await until('the change is printed', () => lines().some((line) => line.includes("scope: 'browser'")));
  });

  test('delivers_to_a_receiver_that_verifies', async () => {
    const dead: [string, string] = ['https://example.org/hooks/terms', 'http://127.0.0.1:9/'];
    const made = await answerOf<{ id: string; secret: string }>(shell('webhook', {}, [dead]));
    const { url, printed } = await startReceiver(made);
    const expected = (await pull('type=changed,corrected')).map(({ type, subject }) => `${type} ${subject}`);
    await until('every change is delivered', () => printed().length >= expected.length);
    expect(printed().toSorted()).toEqual(expected.toSorted());

    const headers = { 'webhook-id': 'x', 'webhook-timestamp': String(Math.floor(Date.now() / 1_000)) };
    const forged = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'webhook-signature': 'v1,AAAA' },
      body: '{}',
    });
    expect(forged.status).toBe(401);

    const tested = await answerOf<{ outcome: string }>(shell('webhook-test', { SUBSCRIPTION: made.id }));
    expect(tested).toMatchObject({ outcome: 'accepted', status: 204 });
    await until('the test event is printed', () => printed().at(-1)!.startsWith('partnership.subscription.test'));

    await once(shell('webhook-resume', { SUBSCRIPTION: made.id }).child, 'close');
    const attempts = async () => {
      const { body } = await get<{ items: { outcome: string }[] }>(
        `${service.url}/v1/subscriptions/${made.id}/attempts?limit=200`,
      );
      return body.items.filter(({ outcome }) => outcome === 'accepted').length;
    };
    await until('every change is delivered again', async () => (await attempts()) >= 2 * expected.length + 1);
    expect(printed()).toHaveLength(expected.length + 1);
  });

  test('consumes_the_topic', async () => {
    const program = regionOf('tests/e2e/snippets/kafka-consumer.mjs', 'consumer')
      .replaceAll('partnership.term-changes', `${topicPrefix}.term-changes`)
      .replaceAll('my-program', `my-program-${topicPrefix}`);
    const { lines } = run(process.execPath, ['--input-type=module', '--eval', program], {
      KAFKA_BROKERS: process.env['TEST_KAFKA_BROKERS']!,
    });
    expect((await record(service.url, 'topical', [started(), amended(1)])).status).toBe(201);
    const all = (await pull(`type=${termChangeTypes.join()}`)).map(
      ({ partitionkey, id, type, subject }) => `${partitionkey} ${id} ${type} ${subject}`,
    );
    const printed = () => lines().filter((line) => !line.startsWith('{'));
    await until('every change is consumed', () => new Set(printed()).size >= all.length);
    const of = (partnership: string, lines: readonly string[]) =>
      [...new Set(lines)].filter((line) => line.startsWith(`${partnership} `));
    for (const partnership of [ID, 'topical']) expect(of(partnership, printed())).toEqual(of(partnership, all));
  });
});
