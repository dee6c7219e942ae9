import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, Servers } from './servers';

export const repository = join(__dirname, '../../..');
/** For processes that are no part of the service: the same JavaScript, without a build. */
export const fromSource = ['--conditions=own-source', '--require', join(repository, 'tests/setup/typescript.cjs')];
const READY_WITHIN_MS = 180_000;

export interface Running {
  readonly pid: number;
  readonly output: () => string;
  readonly url: string;
  /** From the start of the process to the line that says that it is ready, in milliseconds. */
  readonly readyAfter: number;
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** The built service in one process, as `npm start` runs it, on the shared servers. */
export const startService = (servers: Servers, place: Place, flags: readonly string[] = []): Promise<Running> =>
  start(
    [...flags, '--enable-source-maps', join(repository, 'dist/apps/standalone/src/main.js')],
    environmentOf(servers, place),
    /^Ready at (http:\S+)/m,
  );

/** The built projector alone. */
export const startProjector = (servers: Servers, place: Place, flags: readonly string[] = []): Promise<Running> =>
  start(
    [...flags, '--enable-source-maps', join(repository, 'dist/apps/projector/src/main.js')],
    { ...environmentOf(servers, place), LOG_LEVEL: 'info' },
    /"address":"(http:[^"]+)"/,
  );

/** The whole service with its servers, as `npm start` does it for a person. */
export const startAlone = (dataDir: string): Promise<Running> =>
  start(
    ['--enable-source-maps', join(repository, 'dist/apps/standalone/src/main.js')],
    { DATA_DIR: dataDir, REFERENCE_TIMELINE: 'off', LOG_LEVEL: 'warn' },
    /^Ready at (http:\S+)/m,
  );

/** A floor or a peer behind HTTP. */
export const startScript = (script: string, env: Record<string, string>): Promise<Running> =>
  start([...fromSource, script], env, /^Ready at (http:\S+)/m);

const environmentOf = ({ brokers }: Servers, place: Place): Record<string, string> => ({
  KAFKA_BROKERS: brokers.join(','),
  DATABASE_URL: place.databaseUrl,
  KAFKA_TOPIC_PREFIX: place.topicPrefix,
  REFERENCE_TIMELINE: 'off',
  LOG_LEVEL: 'warn',
});

async function start(args: readonly string[], env: Record<string, string>, address: RegExp): Promise<Running> {
  const { NODE_OPTIONS: _options, KAFKA_BROKERS: _brokers, DATABASE_URL: _url, ...inherited } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: repository,
    env: { ...inherited, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let output = '';
  const ready = Promise.withResolvers<string>();
  const take = (chunk: Buffer): void => {
    if (output.length < 100_000) output += chunk.toString();
    const found = address.exec(output)?.[1];
    if (found !== undefined) ready.resolve(found);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  child.once('exit', (code) => ready.reject(new Error(`${args.at(-1)} ended with ${code}:\n${output}`)));
  const timer = setTimeout(() => ready.reject(new Error(`${args.at(-1)} is not ready:\n${output}`)), READY_WITHIN_MS);
  try {
    const url = await ready.promise;
    return {
      pid: child.pid!,
      output: () => output,
      url,
      readyAfter: performance.now() - started,
      stop: () => ended(child),
    };
  } catch (error) {
    await ended(child);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** The resident memory of a process, in MB. */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN) / 1_024;
}
