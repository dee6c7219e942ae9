import { randomUUID } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as elapsed } from 'node:timers/promises';
import { freshDatabase, until } from '#testing';
import { faultProxy } from './support/fault-proxy';
import { started } from './support/events';
import { record } from './support/http';
import { ownServersIn } from './support/own-servers';
import { evaluateAlerts, Scraper, type Expected, type Scraped } from './support/scraped';
import {
  endServices,
  environmentOf,
  startCommandApi,
  startProjector,
  startQueryApi,
  startStandalone,
  type Place,
  type Service,
} from './support/service';
import { holdLocks, openLog, query } from './support/stored';

/* Each fault lasts longer than the rules take to fire. Some faults run at the same time. */
const HEALTHY_SECONDS = 10;
/** The number of worlds at once. A world has up to three services, and some have their own servers. */
const AT_ONCE = 4;

interface Recording {
  readonly scraped: Scraped;
  /** The last second before the fault. */
  readonly healthy: number;
  /** The responses of /health/ready during the fault, and the longest response time. */
  readonly health: { readonly responses: string; readonly longestMs: number };
}

interface World {
  /** The services by the name in their metrics. */
  readonly services: Readonly<Record<string, Service>>;
  /** The service that receives commands, if any are sent. */
  readonly recordAt?: string;
  /** Causes the fault. The returned function ends it. */
  readonly fault: () => Promise<() => unknown>;
}

const cleanUps: (() => unknown)[] = [];
const recordings = new Map<string, Promise<Recording>>();

async function newPlace(): Promise<Place> {
  const database = await freshDatabase();
  cleanUps.push(() => database.drop());
  return { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
}

/** Records the metrics and health of a world's services under load: first in a healthy state, then during the fault. */
async function recorded({ services, recordAt, fault }: World, faultSeconds: number): Promise<Recording> {
  const commands = recordAt === undefined ? null : setInterval(() => void command(recordAt), 500);
  const addresses = Object.entries(services).map(([name, { url }]) => [name, url] as const);
  const scraper = new Scraper(Object.fromEntries(addresses));
  try {
    await elapsed(HEALTHY_SECONDS * 1_000);
    const healthy = scraper.seconds - 1;
    const mend = await fault();
    const health = await watchHealth(Object.values(services), faultSeconds * 1_000);
    const scraped = await scraper.stop();
    await mend();
    return { scraped, healthy, health };
  } finally {
    if (commands) clearInterval(commands);
    await scraper.stop();
  }
}

async function watchHealth(services: readonly Service[], forMs: number): Promise<Recording['health']> {
  const until = performance.now() + forMs;
  let responses = '';
  let longestMs = 0;
  const probe = async ({ url }: Service): Promise<void> => {
    while (performance.now() < until) {
      const since = performance.now();
      // A service that has ended does not respond.
      const answer = await fetch(`${url}/health/ready`).catch(() => null);
      if (answer) {
        responses += `${await answer.text()}\n`;
        longestMs = Math.max(longestMs, performance.now() - since);
      }
      await elapsed(1_000);
    }
  };
  await Promise.all(services.map(probe));
  return { responses, longestMs };
}

let commandsSent = 0;
const command = (url: string): Promise<unknown> =>
  record(url, `partnership-${commandsSent++}`, [started()]).catch(() => undefined);

/** A projector, which reaches PostgreSQL through a proxy, and a command-api. */
async function projectorAndCommands() {
  const place = await newPlace();
  const proxy = await faultProxy(Number(new URL(place.databaseUrl).port));
  cleanUps.push(() => proxy.close());
  const through = new URL(place.databaseUrl);
  through.port = String(proxy.port);
  const projector = await startProjector({ ...place, databaseUrl: through.href });
  const commandApi = await startCommandApi(place);
  return { place, proxy, projector, recordAt: commandApi.url, services: { projector, commandApi } };
}

/** A standalone with its own servers in a folder. */
async function standaloneOfItsOwn(folder: string) {
  const service = await startStandalone({ DATA_DIR: folder, REFERENCE_TIMELINE: 'off' });
  return { service, servers: ownServersIn(folder, service.output) };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'alerts-data-'));
  // PostgreSQL runs as another user if the test runs as root.
  chmodSync(folder, 0o755);
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

interface Fault {
  readonly name: string;
  readonly seconds: number;
  readonly fires: readonly string[];
  /** The expected text in the responses of /health/ready. */
  readonly reports: RegExp;
  readonly world: () => Promise<World>;
}

const FAULTS: Fault[] = [
  {
    name: 'kafka_is_frozen',
    seconds: 55,
    fires: ['KafkaUnreachable', 'ProjectorLagUnknown', 'ProjectorStalled', 'ServiceNotReady'],
    reports: /Kafka does not answer within/,
    async world() {
      const { service, servers } = await standaloneOfItsOwn(newFolder());
      return {
        services: { standalone: service },
        recordAt: service.url,
        async fault() {
          process.kill(servers.kafkaPid, 'SIGSTOP');
          return async () => {
            process.kill(servers.kafkaPid, 'SIGCONT');
            await until('the standalone prints that Kafka is well again', async () =>
              service.output.includes('kafka is well again: '),
            );
            // The failure is printed once, however long it lasts.
            expect(service.output.split('! Not ready, kafka: Kafka does not answer')).toHaveLength(2);
          };
        },
      };
    },
  },
  {
    name: 'the_connections_of_the_projector_with_postgres_lead_nowhere',
    seconds: 55,
    fires: ['ProjectorLagUnknown', 'ProjectorStalled', 'PostgresUnreachable', 'RulingsOverdue', 'CommandsUnruled'],
    reports: /PostgreSQL does not answer within/,
    async world() {
      const { proxy, ...world } = await projectorAndCommands();
      return {
        ...world,
        async fault() {
          proxy.blackHoleAll();
          return () => {
            proxy.mend();
            proxy.reset();
          };
        },
      };
    },
  },
  {
    name: 'a_session_holds_a_lock_on_the_progress',
    seconds: 55,
    fires: ['ProjectorStalled', 'RulingsOverdue', 'CommandsUnruled'],
    reports: /records wait.*The last attempt failed: PostgreSQL did not answer in time, or a lock was held by another/,
    async world() {
      const { place, ...world } = await projectorAndCommands();
      return { ...world, fault: () => holdLocks(place.databaseUrl, 'SELECT * FROM partition_progress FOR UPDATE') };
    },
  },
  {
    name: 'postgres_is_read_only',
    seconds: 55,
    fires: ['ProjectorStalled', 'RulingsOverdue', 'CommandsUnruled'],
    reports: /The last attempt failed: PostgreSQL is read-only/,
    async world() {
      const { place, ...world } = await projectorAndCommands();
      const name = new URL(place.databaseUrl).pathname.slice(1);
      return {
        ...world,
        async fault() {
          const set = (to: string) => query(place.databaseUrl, `ALTER DATABASE ${name} ${to}`);
          await set('SET default_transaction_read_only = on');
          await query(
            place.databaseUrl,
            'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
            [name],
          );
          return () => undefined;
        },
      };
    },
  },
  {
    name: 'postgres_is_down',
    seconds: 55,
    fires: ['PostgresUnreachable', 'ProjectorLagUnknown', 'ProjectorStalled', 'ServiceNotReady'],
    reports: /PostgreSQL does not answer/,
    async world() {
      const place = await newPlace();
      const proxy = await faultProxy(Number(new URL(place.databaseUrl).port));
      cleanUps.push(() => proxy.close());
      const through = new URL(place.databaseUrl);
      through.port = String(proxy.port);
      const standalone = await startStandalone({
        ...environmentOf({ ...place, databaseUrl: through.href }),
        REFERENCE_TIMELINE: 'off',
      });
      return {
        services: { standalone },
        recordAt: standalone.url,
        async fault() {
          proxy.cut();
          return () => proxy.mend();
        },
      };
    },
  },
  {
    name: 'no_projector_runs',
    seconds: 55,
    fires: ['ProjectorAbsent', 'ServiceDown', 'RulingsOverdue', 'CommandsUnruled'],
    reports: /No projector moves partitions? .* on: .*records wait/,
    async world() {
      const { projector, ...world } = await projectorAndCommands();
      return {
        ...world,
        async fault() {
          await projector.kill9();
          return () => undefined;
        },
      };
    },
  },
  {
    name: 'a_partition_is_halted_the_outlet_is_stuck_and_due_days_cannot_be_recorded',
    seconds: 115,
    fires: ['PartitionHalted', 'OutletStuck', 'DueDaysStuck'],
    reports:
      /"detail":"Halted: partition \d+\..*"detail":"1 day that has come is not recorded.*"detail":"Not published to Kafka yet/,
    async world() {
      const place = await newPlace();
      const standalone = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' });
      const log = await openLog(place.topicPrefix);
      cleanUps.push(() => log.close());
      return {
        services: { standalone },
        recordAt: standalone.url,
        async fault() {
          await log.appender().append('halted-here', Buffer.from('{"schemaVersion":99}'));
          // Queues for the lock of the publisher, whose session is then ended.
          const release = holdLocks(place.databaseUrl, 'SELECT pg_advisory_lock(7266302)');
          const isWaiting = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = 7266302 AND NOT granted`;
          await until(
            'a session waits for the lock',
            async () => (await query(place.databaseUrl, isWaiting)).length > 0,
          );
          await query(
            place.databaseUrl,
            `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = 7266302 AND granted`,
          );
          await query(
            place.databaseUrl,
            `INSERT INTO due_day VALUES ('nobody', 'api-hosting', 'all', 20000, '00000000-0000-4000-8000-000000000000')`,
          );
          return async () => (await release)();
        },
      };
    },
  },
  {
    name: 'all_connections_of_a_service_are_in_use',
    seconds: 55,
    fires: ['PoolExhausted'],
    reports: /PostgreSQL does not answer within/,
    async world() {
      const place = await newPlace();
      const projector = await startProjector(place);
      const queryApi = await startQueryApi(place);
      return {
        services: { projector, queryApi },
        async fault() {
          const letGo = await holdLocks(place.databaseUrl, 'LOCK TABLE partnership IN ACCESS EXCLUSIVE MODE');
          let over = false;
          const request = async (): Promise<void> => {
            while (!over) {
              await fetch(`${queryApi.url}/v1/partnerships`).catch(() => undefined);
              await elapsed(50);
            }
          };
          const requests = Promise.all(Array.from({ length: 40 }, request));
          return async () => {
            over = true;
            await letGo();
            await requests;
          };
        },
      };
    },
  },
];

if (process.getuid?.() === 0)
  FAULTS.unshift({
    name: 'the_disk_is_full',
    seconds: 75,
    fires: ['ProjectorStalled', 'CommandsUnruled'],
    reports: /The last attempt failed: the disk of PostgreSQL is full|Kafka does not answer/,
    async world() {
      const folder = newFolder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700m,mode=755', 'tmpfs', folder]);
      cleanUps.push(() => execFileSync('umount', ['--lazy', folder]));
      const { service } = await standaloneOfItsOwn(folder);
      return {
        services: { standalone: service },
        recordAt: service.url,
        async fault() {
          const fill = join(folder, 'fill');
          // dd is expected to end with an error.
          spawnSync('dd', ['if=/dev/zero', `of=${fill}`, 'bs=1M']);
          return () => rmSync(fill);
        },
      };
    },
  });

const isFiring = (alert: string, second: number, value: 0 | 1): Expected => ({
  second,
  expr: `max_over_time((count(ALERTS{alertstate="firing",alertname="${alert}"}) or vector(0))[${second + 1}s:1s]) > bool 0`,
  value,
});

beforeAll(async () => {
  const running = new Set<Promise<boolean>>();
  for (const { name, seconds, world } of FAULTS) {
    // The worlds start one after the other and are recorded in parallel. A world that does not start fails only its own tests.
    const starting = world();
    const recording = starting.then((started) => recorded(started, seconds));
    recordings.set(name, recording);
    const over: Promise<boolean> = recording.then(
      () => running.delete(over),
      () => running.delete(over),
    );
    running.add(over);
    await starting.catch(() => undefined);
    if (running.size >= AT_ONCE) await Promise.race(running);
  }
  await Promise.allSettled(recordings.values());
});
afterAll(async () => {
  await endServices();
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
});

describe.each(FAULTS)('where $name', ({ name, fires, reports }) => {
  test.each(fires)('%s_fires_and_no_alert_fired_before', async (alert) => {
    const { scraped, healthy } = (await recordings.get(name))!;
    const none: Expected = {
      second: healthy,
      expr: `max_over_time((count(ALERTS{alertstate="firing"}) or vector(0))[${healthy + 1}s:1s])`,
      value: 0,
    };
    expect(evaluateAlerts(scraped, [none, isFiring(alert, healthy, 0), isFiring(alert, scraped.seconds, 1)])).toBe('');
  });

  test('the_health_check_names_the_fault_in_time', async () => {
    const { health } = (await recordings.get(name))!;
    expect(health.responses).toMatch(reports);
    // Three seconds, with a margin for a busy machine.
    expect(health.longestMs).toBeLessThan(6_000);
    expect(health.responses).not.toMatch(/127\.0\.0\.1|ECONN/);
  });
});

test('a_failed_alert_test_is_reported', async () => {
  const { scraped, healthy } = (await recordings.get(FAULTS[0]!.name))!;
  expect(evaluateAlerts(scraped, [isFiring('ServiceDown', healthy, 1)])).toMatch(/FAILED/);
});
