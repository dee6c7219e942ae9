import { randomUUID } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as elapsed } from 'node:timers/promises';
import { termChangeTypes } from '#contracts';
import { seededRandom } from '#event-log';
import { Dice, freshDatabase, WAIT_LIMIT_MS, type FreshDatabase } from '#testing';
import { CHANNELS, type Assignment, type Channel } from './channels-chaos/reader';
import {
  byPartnership,
  idsOf,
  changesIn,
  TYPES,
  wholeFeed,
  withoutRepeats,
  type ReceivedChange,
  type FullChange,
} from './channels-chaos/received-changes';
import { killAtRandom, ReaderVictim, ServiceVictim } from './channels-chaos/victims';
import { nameOfChange, Writers } from './channels-chaos/writers';
import { started } from './support/events';
import { post, record } from './support/http';
import {
  endServices,
  startCommandApi,
  startNotifier,
  startProjector,
  startQueryApi,
  type Place,
} from './support/service';

const seed = Number(process.env['CHAOS_SEED'] ?? 16);
/** How long processes are killed. Each process is killed at least once, however short the time. */
const SECONDS = Number(process.env['CHAOS_SECONDS'] ?? 1);
const PARTNERSHIPS = ['north', 'east', 'south', 'west', 'far-north', 'far-east'];

jest.setTimeout((SECONDS + 600) * 1_000);
process.stderr.write(`seed: ${seed} (CHAOS_SEED=${seed} repeats it; npm run test:long takes longer)\n`);

/** Aborts all other parts when one has failed. */
const over = new AbortController();
let killing: Promise<string[]>[] = [];

let folder: string;
let database: FreshDatabase;
let place: Place;
let api: ServiceVictim;
let projector: ServiceVictim;
let queryApi: ServiceVictim;
let notifiers: ServiceVictim[];
let readers: ReaderVictim[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  database = await freshDatabase();
  place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  const settings = { WEBHOOKS_ALLOW_LOOPBACK: 'true', WEBHOOK_TIMEOUT_SECONDS: '3' };
  notifiers = [1, 2].map(
    (n) => new ServiceVictim(`notifier ${n}`, () => startNotifier(place, settings), writeAddresses),
  );
  api = new ServiceVictim('command-api', () => startCommandApi(place));
  projector = new ServiceVictim('projector', () => startProjector(place));
  queryApi = new ServiceVictim('query-api', () => startQueryApi(place));
  await Promise.all([api, projector, queryApi, ...notifiers].map((service) => service.start()));
  const starts = await Promise.all(PARTNERSHIPS.map((id) => record(api.url, id, [started()])));
  expect(starts.map(({ status }) => status)).toEqual(PARTNERSHIPS.map(() => 201));
  readers = await assignReaders();
  await Promise.all(readers.map((reader) => reader.start()));
});
afterAll(async () => {
  over.abort();
  await Promise.allSettled(killing);
  await Promise.all(readers.map((reader) => reader.kill()));
  await endServices();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const addresses = () => join(folder, 'notifiers.json');
const journalOf = (channel: Channel) => join(folder, `${channel}.ndjson`);

function writeAddresses(): void {
  const urls = notifiers.flatMap(({ url }) => (url === '' ? [] : [url]));
  // The file is replaced atomically, so that a reader sees the old addresses or the new ones.
  writeFileSync(`${addresses()}.new`, JSON.stringify(urls));
  renameSync(`${addresses()}.new`, addresses());
}

async function assignReaders(): Promise<ReaderVictim[]> {
  const { status, body } = await post<{ id: string; secret: string }>(`${notifiers[0]!.url}/v1/subscriptions`, {
    url: 'http://127.0.0.1:9/',
    filter: { type: [...termChangeTypes] },
    after: 'beginning',
  });
  expect(status).toBe(201);
  return CHANNELS.map((channel) => {
    const assignment: Assignment = {
      channel,
      journal: journalOf(channel),
      addresses: addresses(),
      types: TYPES,
      topic: `${place.topicPrefix}.term-changes`,
      brokers: process.env['TEST_KAFKA_BROKERS']!.split(','),
      subscription: body,
    };
    return new ReaderVictim(assignment);
  });
}

const receivedOn = (channel: Channel): ReceivedChange[] => changesIn(journalOf(channel));

describe('writers, readers on every channel and processes that are killed at random', () => {
  let feed: FullChange[];

  beforeAll(async () => {
    const { signal } = over;
    const writers = new Writers({ urlOf: () => api.url, partnerships: PARTNERSHIPS, seed, pauseMs: 100, signal });
    const plan = { until: performance.now() + SECONDS * 1_000, pauseMs: 1_500, signal };
    const groups = [[projector], [api, queryApi], notifiers, readers];
    killing = groups.map((victims, nth) =>
      killAtRandom(victims, { ...plan, dice: new Dice(seededRandom(seed + nth)) }),
    );
    const killed = await Promise.all(killing);
    await writers.stop();
    feed = await wholeFeed(notifiers[0]!.url);
    process.stderr.write(`${feed.length} term changes; killed: ${killed.flat().join(', ')}\n`);

    expect(new Set(writers.acknowledged.map(({ partnershipId }) => partnershipId)).size).toBe(PARTNERSHIPS.length);
    const acknowledged = writers.acknowledged.flatMap(({ changes }) => changes);
    const inFeed = new Set(feed.map(({ data }) => nameOfChange(data)));
    expect(acknowledged.filter((name) => !inFeed.has(name))).toEqual([]);
    expect(new Set(idsOf(feed)).size).toBe(feed.length);
  });

  test.each(CHANNELS)('the_reader_of_%s_has_received_the_whole_feed_in_order', async (channel) => {
    const deadline = performance.now() + WAIT_LIMIT_MS;
    const isComplete = () => new Set(idsOf(receivedOn(channel))).size >= feed.length;
    while (!isComplete() && performance.now() < deadline) await elapsed(100);
    const taken = receivedOn(channel);
    expect(byPartnership(withoutRepeats(taken))).toEqual(byPartnership(feed));
    process.stderr.write(`${channel}: ${taken.length - feed.length} repeats\n`);
    if (channel === 'pull' || channel === 'stream') expect(idsOf(taken)).toEqual(idsOf(withoutRepeats(taken)));
  });

  test('no_reader_failed', () => {
    expect(readers.flatMap(({ failures }) => failures)).toEqual([]);
  });
});
