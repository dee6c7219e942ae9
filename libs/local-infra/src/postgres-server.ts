import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { draftOf } from './drafts';
import { DataDirectoryOfAnotherVersion, ServerDidNotStart } from './errors';
import type { OrphanTrace } from './orphans';
import { passwordIn } from './password-file';
import { freePort } from './ports';
import { postgresBinaries } from './postgres-binaries';
import { assertReachable, postgresUser, type SystemUser } from './postgres-user';
import type { Server } from './server-process';

export const postgresVersion = '18';

// Fast shutdown: with SIGTERM, PostgreSQL would wait for every client to disconnect.
const stopSignal = 'SIGINT';

const MOST_SHARED_MEGABYTES = 4_096;

/**
 * Returns a quarter of the memory, as PostgreSQL's documentation advises (19.4.1), and at most what a million events fill. Unused buffers take no
 * memory.
 */
function sharedMegabytes(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  return Math.min(MOST_SHARED_MEGABYTES, Math.floor(memory / 4 / 2 ** 20));
}

const settings = {
  service: [
    'timezone=UTC',
    'log_timezone=UTC',
    'log_checkpoints=off',
    'max_connections=200',
    // With the defaults, filling a million events is slowed down by checkpoints, and querying them by pages that were evicted.
    `shared_buffers=${sharedMegabytes()}MB`,
    'max_wal_size=4GB',
    'unix_socket_directories=',
  ],
  // Dropping a database or a table scans all buffers, and tests drop many.
  tests: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=128MB'],
};

function paths(dataDir: string) {
  return {
    data: join(dataDir, 'postgres'),
    password: join(dataDir, 'postgres.password'),
    log: join(dataDir, 'postgres.log'),
  };
}

export function postgresTrace(dataDir: string): OrphanTrace {
  const { data } = paths(dataDir);
  return { pidFile: join(data, 'postmaster.pid'), words: `-D ${data}`, stopSignal };
}

/** Creates the cluster if there is none, and describes the server to run. */
export async function preparePostgres(
  dataDir: string,
  purpose: 'service' | 'tests',
  wantedPort?: number,
): Promise<{ server: Server; url: string }> {
  const place = paths(dataDir);
  assertSameVersion(place.data);
  const { initdb, postgres } = postgresBinaries();
  const user = await postgresUser();
  if (user !== undefined) for (const path of [dataDir, dirname(postgres)]) await assertReachable(path, user);
  const password = passwordIn(place.password, user);
  if (!existsSync(place.data)) await create(initdb, place, user);
  const port = wantedPort ?? (await freePort());
  const chosen = [...settings.service, ...(purpose === 'tests' ? settings.tests : [])].flatMap((setting) => [
    '-c',
    setting,
  ]);
  const postmasterPid = join(place.data, 'postmaster.pid');
  const server: Server = {
    name: 'PostgreSQL',
    command: [postgres, '-D', place.data, '-h', '127.0.0.1', '-p', String(port), ...chosen],
    user,
    ports: [port],
    log: place.log,
    stopSignal,
    isReady: (pid) => isReportedReady(postmasterPid, pid),
  };
  return { server, url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` };
}

// In line 8 of postmaster.pid, PostgreSQL reports its state to pg_ctl. A file left by a killed server has another pid in line 1.
function isReportedReady(postmasterPid: string, pid: number): boolean {
  if (!existsSync(postmasterPid)) return false;
  const lines = readFileSync(postmasterPid, 'utf8').split('\n');
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

function assertSameVersion(data: string): void {
  if (!existsSync(data)) return;
  const file = join(data, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown';
  if (found !== postgresVersion) {
    throw new DataDirectoryOfAnotherVersion(data, `PostgreSQL ${found}`, `PostgreSQL ${postgresVersion}`);
  }
}

async function create(initdb: string, place: ReturnType<typeof paths>, user: SystemUser | undefined): Promise<void> {
  const unfinished = draftOf(place.data);
  mkdirSync(unfinished, { mode: 0o700 });
  if (user !== undefined) chownSync(unfinished, user.uid, user.gid);
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${place.password}`];
  try {
    await promisify(execFile)(initdb, ['-D', unfinished, ...access, ...locale], { cwd: '/', ...user });
  } catch (error) {
    writeFileSync(place.log, String(error));
    throw new ServerDidNotStart('PostgreSQL', 'its data directory could not be created', place.log);
  }
  renameSync(unfinished, place.data);
}
