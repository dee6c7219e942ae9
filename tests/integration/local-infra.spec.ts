import { randomUUID } from 'node:crypto';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { WAIT_LIMIT_MS } from '#testing';
import { Kafka, logLevel, Partitioners, type SASLOptions } from '../e2e/support/kafkajs';
import { Client } from 'pg';
import {
  DataDirectoryInUse,
  DataDirectoryOfAnotherVersion,
  DataDirectoryUnreachable,
  PortTaken,
  startInfra,
  type InfraOptions,
  type RunningServers,
} from '#local-infra';

const repository = join(__dirname, '../..');
const isRoot = process.getuid?.() === 0;

let dataDir: string;
let progress: string[];
let running: RunningServers[];
let parents: ChildProcess[];

function open(): void {
  dataDir = mkdtempSync(join(tmpdir(), 'local-infra größer ı-'));
  // mkdtemp creates a folder that other users cannot enter, but as root the tests run PostgreSQL as another user.
  chmodSync(dataDir, 0o755);
  progress = [];
  running = [];
  parents = [];
}

async function close(): Promise<void> {
  parents.forEach((parent) => parent.kill('SIGKILL'));
  await Promise.all(running.map((infra) => infra.stop()));
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

describe('servers of one directory', () => {
  beforeAll(open);
  afterAll(close);

  /** The running servers, with a topic. */
  async function served(): Promise<RunningServers> {
    const infra = running.at(-1) ?? (await start());
    await createTopic(infra);
    return infra;
  }

  test('other_users_cannot_read_the_files_of_the_log_and_of_the_database', async () => {
    mkdirSync(join(dataDir, 'kafka'), { mode: 0o755 });
    const infra = await served();
    await produce(infra, 'ours alone');
    const isOpen = (path: string): boolean => (statSync(path).mode & 0o077) !== 0;
    const within = (folder: string): string[] =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
    const kept = ['kafka', 'postgres', 'postgres.password', 'postgres.log'].map((name) => join(dataDir, name));
    expect([...kept, ...within(join(dataDir, 'kafka'))].filter(isOpen)).toEqual([]);
  });

  test('the_log_cannot_be_reached_without_the_password_in_its_folder', async () => {
    const infra = await served();
    const { brokers, login } = infra.kafka;
    const attempt = async (sasl?: SASLOptions): Promise<unknown> => {
      const retry = { retries: 0 };
      const admin = new Kafka({ brokers, retry, ...(sasl && { sasl }), logLevel: logLevel.NOTHING }).admin();
      try {
        await admin.connect();
        return await admin.listTopics();
      } finally {
        await admin.disconnect();
      }
    };
    await expect(attempt()).rejects.toThrow();
    const wrong = { mechanism: 'plain', username: login!.username, password: 'wrong' } as const;
    await expect(attempt(wrong)).rejects.toThrow('Authentication failed');
  });

  test('records_and_rows_survive_a_restart_and_no_process_survives_a_stop', async () => {
    const first = await served();
    await produce(first, 'before the restart');
    await query(first, "create table note as select 'before the restart' as text");
    const pids = [first.kafka.process?.pid, first.postgres.process?.pid];

    await expect(start()).rejects.toThrow(new DataDirectoryInUse(dataDir, process.pid));
    expect(await query(first, 'select text from note')).toEqual([{ text: 'before the restart' }]);

    await first.stop();
    await first.stop();
    expect(pids.map(isAlive)).toEqual([false, false]);

    const second = await start();
    await untilConsumed(second, 'before the restart');
    expect(await query(second, 'select text from note')).toEqual([{ text: 'before the restart' }]);
  });

  test('a_killed_server_is_restarted_on_the_same_address', async () => {
    const infra = await served();
    const killed = { kafka: infra.kafka.process?.pid, postgres: infra.postgres.process?.pid };
    Object.values(killed).forEach((pid) => process.kill(pid ?? NaN, 'SIGKILL'));
    await eventually(
      'both run again',
      () => progress.includes('Kafka runs again') && progress.includes('PostgreSQL runs again'),
    );

    await produce(infra, 'after the kill');
    await untilConsumed(infra, 'after the kill');
    expect(await query(infra, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(infra.kafka.process?.pid).not.toBe(killed.kafka);
  });
});

describe('a directory of its own', () => {
  beforeEach(open);
  afterEach(close);

  test('the_next_start_ends_the_servers_that_a_killed_parent_left_behind', async () => {
    const parent = await startInAnotherProcess();
    await expect(start()).rejects.toThrow(new DataDirectoryInUse(dataDir, parent.pid));
    killWithItsGuards(parent);
    await eventually('the parent is gone', () => !isAlive(parent.pid));
    expect([parent.kafka, parent.postgres].map(isAlive)).toEqual([true, true]);

    const next = await start();
    expect(progress).toContain(`ended process ${parent.kafka}, left by an earlier start that was killed`);
    expect(progress).toContain(`ended process ${parent.postgres}, left by an earlier start that was killed`);
    expect([parent.kafka, parent.postgres].map(isAlive)).toEqual([false, false]);
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }]);
    await createTopic(next);
  });

  test.each(['SIGKILL', 'SIGTERM'] as const)('servers_end_when_their_parent_dies_of_%s', async (signal) => {
    const parent = await startInAnotherProcess('127.0.0.1:1');
    expect(isAlive(parent.postgres)).toBe(true);
    process.kill(parent.pid, signal);
    await eventually('PostgreSQL ended', () => !isAlive(parent.postgres));
  });

  test('data_of_another_version_is_refused_and_left_unchanged', async () => {
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '17\n');
    const directory = join(dataDir, 'postgres');
    const refusal = new DataDirectoryOfAnotherVersion(directory, 'PostgreSQL 17', 'PostgreSQL 18');
    await expect(start({ kafkaBrokers: ['127.0.0.1:1'] })).rejects.toThrow(refusal);
    expect(readFileSync(join(directory, 'PG_VERSION'), 'utf8')).toBe('17\n');
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
  });

  test('the_error_names_a_port_that_is_in_use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(start({ kafkaBrokers: ['127.0.0.1:1'], ports: { postgres: port } })).rejects.toThrow(
      new PortTaken(port),
    );
    await new Promise((resolve) => other.close(resolve));
  });

  test('configured_servers_take_precedence_and_nothing_is_started', async () => {
    const infra = await start({ kafkaBrokers: ['k:1', 'k:2'], databaseUrl: 'postgres://db/x' });
    expect(infra.kafka).toEqual({ brokers: ['k:1', 'k:2'], origin: 'given by KAFKA_BROKERS' });
    expect(infra.postgres).toEqual({ url: 'postgres://db/x', origin: 'given by DATABASE_URL' });
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
  });

  (isRoot ? test : test.skip)('the_error_names_a_directory_that_the_user_of_postgres_cannot_enter', async () => {
    chmodSync(dataDir, 0o700);
    await expect(start({ kafkaBrokers: ['127.0.0.1:1'] })).rejects.toThrow(
      new DataDirectoryUnreachable(dataDir, 'postgres'),
    );
  });
});

async function start(options: Partial<InfraOptions> = {}): Promise<RunningServers> {
  const infra = await startInfra({
    dataDir,
    purpose: 'service',
    onProgress: (line) => progress.push(line),
    ...options,
  });
  running.push(infra);
  return infra;
}

interface Parent {
  pid: number;
  kafka: number;
  postgres: number;
}

async function startInAnotherProcess(kafkaBroker?: string): Promise<Parent> {
  const flags = ['--conditions=own-source', '--require', join(repository, 'tests/setup/typescript.cjs')];
  const script = join(__dirname, 'processes/hold-infra.ts');
  const parent = spawn(
    process.execPath,
    [...flags, script, dataDir, ...(kafkaBroker === undefined ? [] : [kafkaBroker])],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: repository,
    },
  );
  parents.push(parent);
  for await (const line of createInterface(parent.stdout))
    return { ...(JSON.parse(line) as Omit<Parent, 'pid'>), pid: parent.pid ?? NaN };
  throw new Error('the other process ended before its servers were ready');
}

function killWithItsGuards(parent: Parent): void {
  const children = execFileSync('pgrep', ['-P', String(parent.pid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number);
  const guards = children.filter((pid) => pid !== parent.kafka && pid !== parent.postgres);
  expect(guards).toHaveLength(2);
  [...guards, parent.pid].forEach((pid) => process.kill(pid, 'SIGKILL'));
}

function isAlive(pid: number | undefined): boolean {
  // A process that its parent has not waited for yet is a zombie: it has ended, although signal 0 reaches it.
  const state = /^State:\s+(\S)/m.exec(readIfThere(`/proc/${pid}/status`))?.[1];
  return state !== undefined && state !== 'Z';
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

async function eventually(what: string, isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + WAIT_LIMIT_MS;
  while (!isTrue()) {
    if (Date.now() > deadline) throw new Error(`never: ${what}; progress: ${progress.join(' | ')}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const topic = 'notes';

function client(infra: RunningServers): Kafka {
  const { brokers, login } = infra.kafka;
  const sasl = login && {
    mechanism: 'plain' as const,
    username: login.username,
    password: readFileSync(login.passwordFile, 'utf8'),
  };
  return new Kafka({ brokers, ...(sasl && { sasl }), logLevel: logLevel.NOTHING });
}

async function createTopic(infra: RunningServers): Promise<void> {
  const admin = client(infra).admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
  await admin.disconnect();
}

async function produce(infra: RunningServers, value: string): Promise<void> {
  const producer = client(infra).producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  await producer.send({ topic, acks: -1, messages: [{ key: 'k', value }] });
  await producer.disconnect();
}

/** Reads the topic from its beginning until it finds the record. */
async function untilConsumed(infra: RunningServers, value: string): Promise<void> {
  const consumer = client(infra).consumer({ groupId: randomUUID(), sessionTimeout: 2_000, heartbeatInterval: 500 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let found = false;
  await consumer.run({ eachMessage: async ({ message }) => void (found ||= message.value?.toString() === value) });
  await eventually(`"${value}" is read`, () => found);
  await consumer.disconnect();
}

async function query(infra: RunningServers, sql: string): Promise<unknown[]> {
  const connection = new Client({ connectionString: infra.postgres.url });
  await connection.connect();
  try {
    return (await connection.query(sql)).rows as unknown[];
  } finally {
    await connection.end();
  }
}
