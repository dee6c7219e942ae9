import { setTimeout as elapsed } from 'node:timers/promises';
import { until } from '#testing';
import { expectAllAccountedFor } from './support/account';
import { amended, started } from './support/events';
import { faultyWorld, type FaultyWorld } from './support/faulty-world';
import { get, record } from './support/http';
import { startLoad, type Sent } from './support/load';
import { startReaders } from './support/readers';
import { endServices, startProjector, startStandalone, type Service } from './support/service';
import { hold, query, topicEnds } from './support/stored';

/* `npm run test:faults` holds each fault for a minute; `npm test` for as long as it takes to see that nobody waits for its end. */
const isLong = process.env['FAULTS'] === 'long';
const secondsOf = (short: number): number => (isLong ? 60 : short);

/** DESIGN 4: whatever is stopped behind the service. */
const ANSWER_WITHIN_MS = 15_000;
/** DESIGN 15: once the fault has ended. */
const BACK_WITHIN_MS = 30_000;
/** The default of the watchdog: what is frozen for longer has its connections made anew. */
const WATCHDOG_SECONDS = 30;

jest.setTimeout(300_000);

const PARTNERSHIPS = ['north', 'east', 'south', 'west'];
const PATHS = [
  '/v1/partnerships/north/terms',
  '/v1/partnerships/east',
  '/v1/partnerships/south/timeline',
  '/v1/partnerships/west/events',
  '/v1/partnerships/north/decisions/start-of-north',
  '/v1/terms?limit=10',
  '/v1/term-changes?limit=10',
  '/v1/export?partnership=east',
  '/v1/subscriptions',
  '/v1/rebuilds',
  '/v1/halts',
];

let world: FaultyWorld;
let service: Service;
const all: Sent[] = [];

beforeAll(async () => {
  world = await faultyWorld('faults');
  service = await startStandalone({ ...world.environment, REFERENCE_TIMELINE: 'off' });
  for (const partnershipId of PARTNERSHIPS) {
    const [key, events] = [`start-of-${partnershipId}`, [started()]];
    const { status, body } = await record(service.url, partnershipId, events, { 'idempotency-key': key });
    all.push({ partnershipId, key, events, sentAt: 0, answer: { at: 0, status, body }, times: 1 });
  }
});
afterAll(async () => {
  await endServices();
  await world.close();
});

interface Fault {
  readonly name: string;
  readonly seconds: number;
  /** Gives what ends it. */
  readonly strike: () => Promise<() => unknown>;
  /** Whether commands are confirmed while it lasts, as new connections work. */
  readonly passes?: true;
}

const struck = (strike: () => void, end: () => void) => async () => {
  strike();
  return end;
};
const onPostgres = (strike: (proxy: FaultyWorld['postgres']) => void) =>
  struck(
    () => strike(world.postgres),
    () => world.postgres.mend(),
  );
const onKafka = (strike: (proxy: FaultyWorld['kafka']) => void) =>
  struck(
    () => strike(world.kafka),
    () => world.kafka.mend(),
  );

const setReadOnly = async (value: 'on' | 'off'): Promise<void> => {
  const { databaseUrl } = world.place;
  await query(databaseUrl, `ALTER SYSTEM SET default_transaction_read_only = ${value}`);
  await query(databaseUrl, 'SELECT pg_reload_conf()');
};

const frozen = (pid: number | undefined) => async () => {
  process.kill(pid!, 'SIGSTOP');
  return () => process.kill(pid!, 'SIGCONT');
};

const FAULTS: readonly Fault[] = [
  {
    name: 'open_connections_to_postgres_lead_nowhere',
    seconds: 8,
    strike: onPostgres((proxy) => proxy.blackHoleOpen()),
    passes: true,
  },
  {
    name: 'open_connections_to_postgres_are_closed_on_its_side_alone',
    seconds: 8,
    strike: onPostgres((proxy) => proxy.halfOpen()),
    passes: true,
  },
  {
    name: 'open_connections_to_postgres_are_reset',
    seconds: 1,
    strike: onPostgres((proxy) => proxy.reset()),
    passes: true,
  },
  {
    name: 'postgres_is_far_away',
    seconds: 3,
    strike: onPostgres((proxy) => proxy.delay(200)),
  },
  {
    name: 'every_connection_to_postgres_leads_nowhere',
    seconds: 12,
    strike: onPostgres((proxy) => proxy.blackHoleAll()),
  },
  {
    name: 'somebody_holds_a_lock_on_the_progress',
    seconds: 20,
    strike: () => hold(world.place.databaseUrl, 'SELECT 1 FROM partition_progress FOR UPDATE'),
  },
  {
    name: 'postgres_takes_no_writes',
    seconds: 8,
    strike: async () => {
      await setReadOnly('on');
      return () => setReadOnly('off');
    },
  },
  {
    name: 'open_connections_to_kafka_lead_nowhere',
    seconds: 12,
    strike: onKafka((proxy) => proxy.blackHoleOpen()),
    passes: true,
  },
  {
    name: 'open_connections_to_kafka_are_reset',
    seconds: 1,
    strike: onKafka((proxy) => proxy.reset()),
    passes: true,
  },
  {
    name: 'kafka_is_frozen_for_longer_than_the_watchdog_waits',
    seconds: WATCHDOG_SECONDS + 8,
    strike: () => frozen(world.servers.kafka.process?.pid)(),
  },
];
/* Each of these is one of the above once more, at the other server. */
const MORE: readonly Fault[] = [
  { name: 'postgres_cannot_be_reached', seconds: 60, strike: onPostgres((proxy) => proxy.cut()) },
  { name: 'kafka_cannot_be_reached', seconds: 60, strike: onKafka((proxy) => proxy.cut()) },
  { name: 'kafka_is_far_away', seconds: 60, strike: onKafka((proxy) => proxy.delay(200)) },
  { name: 'every_connection_to_kafka_leads_nowhere', seconds: 60, strike: onKafka((proxy) => proxy.blackHoleAll()) },
  {
    name: 'open_connections_to_kafka_are_closed_on_its_side_alone',
    seconds: 60,
    strike: onKafka((proxy) => proxy.halfOpen()),
    passes: true,
  },
];

const caughtUp = () =>
  until(
    'the log is read to its end',
    async () => {
      const ends = await topicEnds(world.place, world.brokers);
      const progress = await query<{ next_offset: string }>(
        world.place.databaseUrl,
        'SELECT next_offset FROM partition_progress ORDER BY partition',
      );
      return ends.every((end, partition) => Number(progress[partition]?.next_offset ?? 0) === end);
    },
    BACK_WITHIN_MS,
  );

describe('while', () => {
  test.each(isLong ? [...FAULTS, ...MORE] : FAULTS)(
    '$name_everybody_is_answered_in_time_and_nothing_is_lost',
    async ({ name, seconds, strike, passes }) => {
      const since = service.output.length;
      const load = startLoad({
        urlOf: () => service.url,
        partnerships: PARTNERSHIPS,
        clients: 8,
        commandsPerClient: 1_000_000,
        giveUpAfterMs: 200_000,
      });
      const readers = startReaders(service.url, PATHS);
      await until('there is a load', () => load.acknowledged() >= 40);

      const end = await strike();
      const before = load.acknowledged();
      const struckAt = performance.now();
      if (passes) await until('commands are confirmed again', () => load.acknowledged() > before + 8, BACK_WITHIN_MS);
      const passedMs = performance.now() - struckAt;
      await elapsed(Math.max(0, secondsOf(seconds) * 1_000 - passedMs));
      await end();
      const ended = load.acknowledged();
      const endedAt = performance.now();
      await until('work goes on by itself', () => load.acknowledged() > ended + 8, BACK_WITHIN_MS);
      const backMs = performance.now() - endedAt;

      load.cut();
      await Promise.all([load.done, readers.stop()]);
      all.push(...load.sent);
      await caughtUp();
      const longestMs = Math.max(load.longestMs(), readers.longestMs());
      process.stderr.write(
        `${name}: longest answer ${Math.round(longestMs)} ms, ${passes ? `confirmed again after ${Math.round(passedMs)} ms, ` : ''}back ${Math.round(backMs)} ms after its end\n`,
      );
      expect(readers.faults).toEqual([]);
      expect(load.sent.filter(({ answer }) => answer !== null && answer.status !== 201)).toEqual([]);
      expect(longestMs).toBeLessThanOrEqual(ANSWER_WITHIN_MS);
      expect(service.output.slice(since)).not.toMatch(/"level":"error".*(partition halted|failed unexpectedly)/);
      await expectAllAccountedFor(all, world.place, world.brokers);
    },
  );

  test('the_watchdog_said_so_in_the_log_and_that_it_was_over', () => {
    expect(service.output).toMatch(/"level":"error".*the projector makes no progress though records wait/);
    expect(service.output).toMatch(/the projector makes progress again/);
  });
});

test('a_process_behind_which_everything_is_silent_ends_when_it_is_told_to', async () => {
  const projector = await startProjector(world.place, world.environment);
  world.postgres.blackHoleAll();
  world.kafka.blackHoleAll();
  const answers = [record(service.url, 'north', [amended(1)]), get(`${service.url}/v1/partnerships/north/terms`)];
  await elapsed(1_000);
  const { tookMs } = await projector.stop();
  expect(tookMs).toBeLessThan(10_000);
  for (const { status } of await Promise.all(answers)) expect([200, 202, 503]).toContain(status);
  world.postgres.mend();
  world.kafka.mend();
});
