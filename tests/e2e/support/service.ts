import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as elapsed } from 'node:timers/promises';
import { WAIT_LIMIT_MS } from '#testing';

/** A started process of the service that is ready. */
export interface Service {
  readonly url: string;
  readonly pid: number;
  /** Standard output and standard error so far. */
  readonly output: string;
  /** Sends SIGTERM. Resolves when the process has ended, with its exit code and the time it took. */
  stop(): Promise<{ code: number | null; tookMs: number }>;
  kill9(): Promise<void>;
  /** Reads no more of the output and closes it, as a log collector that ends does. */
  closeOutput(): void;
}

type Environment = Readonly<Record<string, string>>;

/** The topics and the database of a process, on the servers of the test run unless others are given. */
export interface Place {
  readonly topicPrefix: string;
  readonly databaseUrl: string;
}

/** The default termination grace period of Kubernetes. */
export const GRACE_MS = 30_000;

const repository = join(__dirname, '../../..');
// Starts from source, so that the tests cover the current tree whether it is built or not. With its caches, a start is as fast as one from dist.
const fromSourceOf = (checkout: string): string[] => [
  '--conditions=own-source',
  '--require',
  join(checkout, 'tests/setup/typescript.cjs'),
];
export const fromSource = fromSourceOf(repository);
/** E2E_OUTPUT=on shows what the processes print. */
const shown = process.env['E2E_OUTPUT'] === 'on';

const running = new Set<Service>();
process.on('exit', () => running.forEach(({ pid }) => signal(pid, 'SIGKILL')));

/** Starts all services in one process, with its own Kafka and PostgreSQL unless the environment names others. */
export const startStandalone = (env: Environment, more: Started = {}): Promise<Service> =>
  start('standalone', env, /^Ready at (http:\S+)/m, more);

/** Starts a standalone that is expected not to become ready. */
export const startUnreadyStandalone = (env: Environment): Promise<Service> =>
  start('standalone', env, /^Ready at (http:\S+)/m, { probe: '/health/live' });

const startOne =
  (app: string) =>
  (place: Place, more: Environment = {}, checkout = repository): Promise<Service> =>
    start(app, { ...environmentOf(place), ...more }, /^\{.*"address":"(http:[^"]+)"/m, { checkout });

export const startCommandApi = startOne('command-api');
export const startProjector = startOne('projector');
export const startQueryApi = startOne('query-api');
export const startNotifier = startOne('notifier');

/** Ends all processes that still run; for `afterAll`. */
export async function endServices(): Promise<void> {
  await Promise.all([...running].map((service) => service.stop()));
}

export const environmentOf = ({ topicPrefix, databaseUrl }: Place): Environment => ({
  KAFKA_BROKERS: process.env['TEST_KAFKA_BROKERS']!,
  KAFKA_TOPIC_PREFIX: topicPrefix,
  DATABASE_URL: databaseUrl,
});

interface Started {
  /** The checkout of the started release. */
  readonly checkout?: string;
  /** The directory to start in; by default the checkout. */
  readonly cwd?: string;
  /** The path of the readiness probe. */
  readonly probe?: string;
}

async function start(
  app: string,
  env: Environment,
  address: RegExp,
  { checkout = repository, cwd = checkout, probe = '/health/ready' }: Started = {},
): Promise<Service> {
  const { NODE_OPTIONS: _options, KAFKA_BROKERS: _brokers, DATABASE_URL: _url, ...inherited } = process.env;
  const child = spawn(process.execPath, [...fromSourceOf(checkout), join(checkout, `apps/${app}/src/main.ts`)], {
    cwd,
    env: { ...inherited, PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (shown) process.stderr.write(chunk);
    });
  }
  let ended = false;
  const end = new Promise<number | null>((resolve) => child.once('close', resolve)).then((code) => {
    ended = true;
    running.delete(service);
    return code;
  });
  const service: Service = {
    url: '',
    pid: child.pid ?? NaN,
    get output() {
      return output;
    },
    async stop() {
      const since = performance.now();
      child.kill('SIGTERM');
      const code = await end;
      return { code, tookMs: performance.now() - since };
    },
    async kill9() {
      child.kill('SIGKILL');
      await end;
    },
    closeOutput() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
  running.add(service);
  const deadline = performance.now() + WAIT_LIMIT_MS;
  for (;;) {
    const url = address.exec(output)?.[1];
    if (url !== undefined && (await answers(url + probe))) return Object.assign(service, { url });
    if (ended || performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${app} ${ended ? 'ended' : 'is not ready'} before it could answer:\n${output}`);
    }
    await elapsed(20);
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // The process has ended.
  }
}
