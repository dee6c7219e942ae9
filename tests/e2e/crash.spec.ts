import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { expectAllAccountedFor } from './support/account';
import { amended, started } from './support/events';
import { get, post, record } from './support/http';
import { send, startLoad, type Load, type LoadOptions, type Sent } from './support/load';
import { areAlive, descendantsOf, ownServersIn } from './support/own-servers';
import {
  endServices,
  GRACE_MS,
  startCommandApi,
  startProjector,
  startStandalone,
  type Place,
  type Service,
} from './support/service';
import { dump } from './support/stored';

/** `npm run test:faults` kills both servers and rebuilds; `npm test` kills one. */
const isLong = process.env['FAULTS'] === 'long';
const KILLED = isLong ? (['kafka', 'postgres'] as const) : (['kafka'] as const);
const PARTNERSHIPS = ['north', 'east', 'south', 'west'];
const loadOn = (urlOf: () => string, more: Partial<LoadOptions>): Load =>
  startLoad({ urlOf, partnerships: PARTNERSHIPS, clients: 8, commandsPerClient: 1_000, ...more });

async function startPartnerships(url: string): Promise<Sent[]> {
  return Promise.all(
    PARTNERSHIPS.map(async (partnershipId) => {
      const [key, events, sentAt] = [`start-of-${partnershipId}`, [started()], performance.now()];
      const { status, body } = await record(url, partnershipId, events, { 'idempotency-key': key });
      return { partnershipId, key, events, sentAt, answer: { at: performance.now(), status, body }, times: 1 };
    }),
  );
}

const acknowledged = (load: Load, count: number) =>
  until(`${count} commands are acknowledged`, () => load.acknowledged() >= count);

/** Repeats the unanswered commands with the same keys, as a client that was cut off does. */
async function sendAgain(url: string, sent: readonly Sent[]): Promise<void> {
  const unanswered = sent.filter(({ answer }) => answer === null);
  expect(unanswered.length).toBeGreaterThan(0);
  for (const command of unanswered) {
    const { status, body } = await send(url, command);
    command.answer = { at: performance.now(), status, body };
  }
  expect(unanswered.map(({ answer }) => answer!.status)).toEqual(unanswered.map(() => 201));
}

describe('a standalone with servers of its own', () => {
  let dataDir: string;
  let service: Service;
  const all: Sent[] = [];

  const start = async () => {
    const since = performance.now();
    service = await startStandalone({ DATA_DIR: dataDir, REFERENCE_TIMELINE: 'off', KAFKA_TOPIC_PREFIX: 'kept' });
    return performance.now() - since;
  };
  const place = (): Place => ({
    topicPrefix: 'kept',
    databaseUrl: ownServersIn(dataDir, service.output).databaseUrl,
  });
  const expectNothingLost = () => expectAllAccountedFor(all, place(), ownServersIn(dataDir, service.output).kafka);

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'standalone-'));
    // mkdtemp denies access to other users, and PostgreSQL does not run as root.
    chmodSync(dataDir, 0o755);
    await start();
    all.push(...(await startPartnerships(service.url)));
  });
  afterAll(async () => {
    await endServices();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });

  test('has_kept_every_acknowledged_event_once_when_killed_under_load', async () => {
    const load = loadOn(() => service.url, {});
    await acknowledged(load, 200);
    load.cut();
    await service.kill9();
    await load.done;
    all.push(...load.sent);

    const tookMs = await start();
    process.stderr.write(`start after kill -9: ${Math.round(tookMs)} ms\n`);
    await sendAgain(service.url, all);
    await expectNothingLost();
    expect(all.every(({ answer }) => answer?.status === 201)).toBe(true);
  });

  test.each(KILLED)('recovers_after_its_%s_is_killed', async (server) => {
    const load = loadOn(() => service.url, { commandsPerClient: 30 });
    await acknowledged(load, 100);
    process.kill(ownServersIn(dataDir, service.output)[`${server}Pid`], 'SIGKILL');
    await load.done;
    all.push(...load.sent);
    if (server === 'kafka') expect(service.output).toContain('Kafka runs again');
    expect(load.sent.map(({ answer }) => answer!.status)).toEqual(load.sent.map(() => 201));
    await expectNothingLost();
  });

  (isLong ? test : test.skip)('rebuilds_from_its_own_kafka_which_requires_a_password', async () => {
    const { id } = (await post<{ id: string }>(`${service.url}/v1/rebuilds`, {})).body;
    const state = async () => (await get(`${service.url}/v1/rebuilds/${id}`)).body['state'];
    await until('the tables are rebuilt', async () => (await state()) === 'swapped');
    await expectNothingLost();
  });

  test('stops_cleanly_within_seconds_and_has_the_same_rows_after_a_restart', async () => {
    const rows = await dump(place().databaseUrl);
    const children = descendantsOf(service.pid);
    expect(children.length).toBeGreaterThanOrEqual(2);
    const { code, tookMs } = await service.stop();
    process.stderr.write(`SIGTERM: ended after ${Math.round(tookMs)} ms\n`);
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(GRACE_MS);
    expect(areAlive(children)).toEqual([]);
    // The log line of a closed connection contains the reason and no details of the connection.
    expect(service.output).not.toContain('connectionParameters');

    const again = await start();
    process.stderr.write(`second start: ${Math.round(again)} ms\n`);
    expect(await dump(place().databaseUrl)).toEqual(rows);
    expect((await record(service.url, 'north', [amended(1)])).status).toBe(201);
  });
});

describe('a projector', () => {
  let database: FreshDatabase;
  let rebuilt: FreshDatabase;
  let place: Place;
  let api: Service;
  let projector: Service;
  const all: Sent[] = [];

  beforeAll(async () => {
    [database, rebuilt] = await Promise.all([freshDatabase(), freshDatabase()]);
    place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
    [api, projector] = await Promise.all([startCommandApi(place), startProjector(place)]);
    all.push(...(await startPartnerships(api.url)));
  });
  afterAll(async () => {
    await endServices();
    await Promise.all([database.drop(), rebuilt.drop()]);
  });

  test('killed_under_load_delays_answers_without_losing_a_command', async () => {
    const load = loadOn(() => api.url, { commandsPerClient: 40 });
    await acknowledged(load, 200);
    await projector.kill9();

    const late = await record(api.url, 'late', [started()], { 'idempotency-key': 'late' });
    expect(late.status).toBe(202);
    const location = late.headers.get('location')!;
    expect(late.body).toEqual({ partnershipId: 'late', commandId: 'late', decision: location });
    expect((await get(api.url + location)).body).toEqual({ status: 'unseen' });

    projector = await startProjector(place);
    await load.done;
    expect(load.sent.map(({ answer }) => answer!.status)).toEqual(load.sent.map(() => 201));
    expect(load.sent.some(({ times }) => times > 1)).toBe(true);
    await until(
      'the late command is ruled on',
      async () => (await get(api.url + location)).body['status'] === 'effective',
    );
    const answer = await record(api.url, 'late', [started()], { 'idempotency-key': 'late' });
    expect(answer.status).toBe(201);
    const acknowledgedAnswer = { at: performance.now(), status: answer.status, body: answer.body };
    all.push(...load.sent, {
      partnershipId: 'late',
      key: 'late',
      events: [started()],
      sentAt: 0,
      answer: acknowledgedAnswer,
      times: 2,
    });
    await expectAllAccountedFor(all, place);
  });
});
