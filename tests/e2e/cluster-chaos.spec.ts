import { join } from 'node:path';
import { setTimeout as elapsed } from 'node:timers/promises';
import { termChangeTypes } from '#contracts';
import { seededRandom } from '#event-log';
import { Dice, until } from '#testing';
import { CHANNELS, type Channel } from './channels-chaos/reader';
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
import { ReaderVictim } from './channels-chaos/victims';
import { nameOfChange, Writers } from './channels-chaos/writers';
import { faultsOf } from './cluster-chaos/faults';
import { startWorld, type World } from './cluster-chaos/world';
import { expectAllAccountedFor } from './support/account';
import { started } from './support/events';
import { post, record, type Answer } from './support/http';
import { endServices } from './support/service';

const MINUTES = Number(process.env['CHAOS_MINUTES'] ?? 0);
const seed = Number(process.env['CHAOS_SEED'] ?? 16);
/** Selects faults by name; by default all. */
const CHOSEN = new RegExp(process.env['CHAOS_FAULTS'] ?? '');
const PARTNERSHIPS = ['north', 'east', 'south', 'west', 'far-north', 'far-east'];
/** The maximum time from the end of a fault until commands are acknowledged again. */
const WRITES_AGAIN_WITHIN_MS = 120_000;
const SETTLED_WITHIN_MS = 240_000;

jest.setTimeout((MINUTES + 20) * 60_000);
process.stderr.write(`seed: ${seed} (CHAOS_SEED=${seed} repeats the order of the faults)\n`);

/** Aborts all other parts when one has failed. */
const over = new AbortController();
let world: World;
let readers: ReaderVictim[] = [];
let first: Answer[];

const journalOf = (channel: Channel) => join(world.folder, `${channel}.ndjson`);
const urlOf = (name: string): string => world.fleet.find((service) => service.name === name)!.url;

beforeAll(async () => {
  world = await startWorld();
  first = await Promise.all(
    PARTNERSHIPS.map((id) => record(urlOf('command-api 1'), id, [started()], { 'idempotency-key': id })),
  );
  expect(first.map(({ status }) => status)).toEqual(PARTNERSHIPS.map(() => 201));
  const { status, body } = await post<{ id: string; secret: string }>(`${urlOf('notifier 1')}/v1/subscriptions`, {
    url: 'http://127.0.0.1:9/',
    filter: { type: [...termChangeTypes] },
    after: 'beginning',
  });
  expect(status).toBe(201);
  readers = CHANNELS.map(
    (channel) =>
      new ReaderVictim({
        channel,
        journal: journalOf(channel),
        addresses: world.notifiersFile,
        types: TYPES,
        topic: `${world.place.topicPrefix}.term-changes`,
        brokers: world.outside,
        subscription: body,
      }),
  );
  await Promise.all(readers.map((reader) => reader.start()));
});
afterAll(async () => {
  over.abort();
  await Promise.all(readers.map((reader) => reader.kill()));
  await endServices();
  await world.close();
});

const receivedOn = (channel: Channel): ReceivedChange[] => changesIn(journalOf(channel));

describe('two instances of each service on three brokers under successive faults', () => {
  let writers: Writers;
  let feed: FullChange[];

  /** Returns the longest time without any acknowledgement, and the longest time that one command took, since a moment. */
  const stallsSince = (since: number): { nothing: number; one: number } => {
    const lately = writers.acknowledged.filter(({ at }) => at >= since);
    const moments = [since, ...lately.map(({ at }) => at), performance.now()];
    const gaps = moments.slice(1).map((at, nth) => at - moments[nth]!);
    return { nothing: Math.max(...gaps), one: Math.max(0, ...lately.map(({ sentAt, at }) => at - sentAt)) };
  };

  const allAcknowledgedSince = (moment: number): boolean => {
    writers.assertWell();
    const since = writers.acknowledged.filter(({ sentAt }) => sentAt > moment);
    return new Set(since.map(({ partnershipId }) => partnershipId)).size === PARTNERSHIPS.length;
  };

  beforeAll(async () => {
    const dice = new Dice(seededRandom(seed));
    // The writers alternate between the instances, so that an unreachable one does not stop them.
    let turn = 0;
    const apis = ['command-api 1', 'command-api 2'];
    writers = new Writers({
      urlOf: () => urlOf(apis[turn++ % apis.length]!),
      partnerships: PARTNERSHIPS,
      seed,
      pauseMs: 200,
      signal: over.signal,
    });
    const faults = faultsOf(world, readers).filter(({ name }) => CHOSEN.test(name));
    const worst = new Map<string, { times: number; nothing: number; one: number }>();
    const deadline = performance.now() + MINUTES * 60_000;
    try {
      for (
        let round = dice.shuffled(faults);
        performance.now() < deadline;
        round = round.length > 0 ? round : dice.shuffled(faults)
      ) {
        const fault = round.shift()!;
        const since = performance.now();
        await fault.strike(dice);
        const mended = performance.now();
        await until(
          `commands for every partnership are acknowledged after: ${fault.name}`,
          () => allAcknowledgedSince(mended),
          WRITES_AGAIN_WITHIN_MS,
        );
        const { nothing, one } = stallsSince(since);
        const before = worst.get(fault.name) ?? { times: 0, nothing: 0, one: 0 };
        worst.set(fault.name, {
          times: before.times + 1,
          nothing: Math.max(before.nothing, nothing),
          one: Math.max(before.one, one),
        });
        process.stderr.write(
          `${new Date().toISOString().slice(11, 19)} ${fault.name}: nothing acknowledged for ${Math.round(nothing)} ms, longest command ${Math.round(one)} ms\n`,
        );
        await elapsed(dice.below(1_000), undefined, { signal: over.signal });
      }
    } finally {
      const rows = [...worst].map(
        ([name, { times, nothing, one }]) =>
          `${name.padEnd(44)} ${String(times).padStart(5)} ${String(Math.round(nothing)).padStart(14)} ${String(Math.round(one)).padStart(14)}`,
      );
      process.stderr.write(`\n${'fault'.padEnd(44)} times  no answers, ms   one command, ms\n${rows.join('\n')}\n`);
    }
    await writers.stop();
    feed = await wholeFeed(urlOf('notifier 1'));
    process.stderr.write(`${writers.acknowledged.length} commands acknowledged, ${feed.length} term changes\n`);
  });

  test('every_acknowledged_event_is_in_the_log_once_at_its_acknowledged_place', async () => {
    const sent = writers.acknowledged.map(({ partnershipId, key, answer, sentAt, at }) => ({
      partnershipId,
      key,
      events: [],
      sentAt,
      answer: { at, status: 201, body: answer },
      times: 1,
    }));
    const begun = first.map((answer, nth) => ({
      partnershipId: PARTNERSHIPS[nth]!,
      key: PARTNERSHIPS[nth]!,
      events: [],
      sentAt: 0,
      answer: { at: 0, status: 201, body: answer.body as never },
      times: 1,
    }));
    await expectAllAccountedFor([...begun, ...sent], world.place, { brokers: world.outside, replicationFactor: 3 });
  });

  test('every_acknowledged_term_change_is_in_the_feed_once', () => {
    expect(new Set(idsOf(feed)).size).toBe(feed.length);
    const inFeed = new Set(feed.map(({ data }) => nameOfChange(data)));
    expect(writers.acknowledged.flatMap(({ changes }) => changes).filter((name) => !inFeed.has(name))).toEqual([]);
  });

  test.each(CHANNELS)('the_reader_of_%s_has_received_the_whole_feed_in_order', async (channel) => {
    const isComplete = () => new Set(idsOf(receivedOn(channel))).size >= feed.length;
    await until(`${channel} has all ${feed.length} changes`, isComplete, SETTLED_WITHIN_MS);
    const taken = receivedOn(channel);
    expect(byPartnership(withoutRepeats(taken))).toEqual(byPartnership(feed));
    process.stderr.write(`${channel}: ${taken.length - feed.length} repeats\n`);
    if (channel === 'pull' || channel === 'stream') expect(idsOf(taken)).toEqual(idsOf(withoutRepeats(taken)));
  });

  test('no_reader_failed', () => {
    expect(readers.flatMap(({ failures }) => failures)).toEqual([]);
  });
});
