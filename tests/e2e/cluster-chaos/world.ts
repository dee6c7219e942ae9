import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startInfra, type RunningServers } from '#local-infra';
import { until } from '#testing';
import { ServiceVictim } from '../channels-chaos/victims';
import { faultProxy, type FaultProxy } from '../support/fault-proxy';
import { newDirectory } from '../support/faulty-world';
import { START } from '../support/fleet';
import type { Place, Service } from '../support/service';
import { query } from '../support/stored';
import { startThreeBrokers, type ThreeBrokers } from './three-brokers';

const NAMES = Object.entries(START).flatMap(([name, start]) => [1, 2].map((n) => [`${name} ${n}`, start] as const));
/** The readers of the test, which read the topics beside the services. */
const OUTSIDER = 'outsider';

/** Three brokers, a PostgreSQL and two instances of each service, each with separate proxies to the servers. */
export interface World {
  readonly place: Place;
  readonly fleet: readonly ServiceVictim[];
  readonly brokers: ThreeBrokers;
  readonly postgres: { proxyOf(service: string): FaultProxy };
  /** The brokers' addresses for the test itself. */
  readonly outside: string[];
  /** A file with the addresses of the notifiers. */
  readonly notifiersFile: string;
  readonly folder: string;
  postgresPid(): number;
  untilPostgresAnswers(): Promise<void>;
  close(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const folder = newDirectory();
  const names = NAMES.map(([name]) => name);
  const [brokers, servers] = await Promise.all([
    startThreeBrokers(folder, [...names, OUTSIDER]),
    startPostgres(folder),
  ]);
  const direct = new URL(servers.postgres.url);
  const proxies = new Map<string, FaultProxy>();
  for (const name of names) proxies.set(name, await faultProxy(Number(direct.port)));
  const place = { topicPrefix: `chaos-${randomUUID()}`, databaseUrl: direct.href };
  const notifiersFile = join(folder, 'notifiers.json');
  const environmentOf = (name: string): Record<string, string> => {
    const through = new URL(direct);
    through.port = String(proxies.get(name)!.port);
    return {
      KAFKA_BROKERS: brokers.addresses(name).join(','),
      DATABASE_URL: through.href,
      WRITE_VERSION: '3',
      WEBHOOKS_ALLOW_LOOPBACK: 'true',
      WEBHOOK_TIMEOUT_SECONDS: '3',
    };
  };
  const writeAddresses = (): void => {
    const urls = fleet.flatMap(({ name, url }) => (name.startsWith('notifier') && url !== '' ? [url] : []));
    // The file is replaced atomically, so that a reader sees the old addresses or the new ones.
    writeFileSync(`${notifiersFile}.new`, JSON.stringify(urls));
    renameSync(`${notifiersFile}.new`, notifiersFile);
  };
  const fleet = NAMES.map(
    ([name, start]) =>
      new ServiceVictim(name, (): Promise<Service> => start(place, environmentOf(name)), writeAddresses),
  );
  await Promise.all(fleet.map((service) => service.start()));
  const untilPostgresAnswers = () =>
    until(
      'PostgreSQL answers',
      () =>
        query(direct.href, 'SELECT 1').then(
          () => true,
          () => false,
        ),
      60_000,
    );
  return {
    place,
    fleet,
    brokers,
    postgres: { proxyOf: (service) => proxies.get(service)! },
    outside: brokers.addresses(OUTSIDER),
    notifiersFile,
    folder,
    postgresPid: () =>
      Number(readFileSync(join(folder, 'postgres', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]),
    untilPostgresAnswers,
    async close() {
      await brokers.stop();
      await servers.stop();
      proxies.forEach((proxy) => proxy.close());
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

const startPostgres = (folder: string): Promise<RunningServers> =>
  startInfra({
    dataDir: join(folder, 'postgres'),
    // Not used: only PostgreSQL is started here.
    kafkaBrokers: ['127.0.0.1:1'],
    purpose: 'tests',
    onProgress: () => undefined,
  });
