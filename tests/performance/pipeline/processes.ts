import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { LoadResult } from './load';

const repository = join(__dirname, '../../..');
const READY_WITHIN_MS = 120_000;

export interface Running {
  readonly output: () => string;
  /** From the start of the process to the line that says that it is ready, in milliseconds. */
  readonly readyAfter: number;
  readonly address: string;
  stop(): Promise<void>;
}

/** Starts a built app and waits for the line that tells its address. */
export async function startApp(
  app: string,
  env: Record<string, string>,
  { address, flags }: { address: RegExp; flags: readonly string[] },
): Promise<Running> {
  const started = performance.now();
  const child = spawn(process.execPath, [...flags, join(repository, `dist/apps/${app}/src/main.js`)], {
    cwd: repository,
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = Promise.withResolvers<string>();
  const take = (chunk: Buffer): void => {
    if (output.length < 100_000) output += chunk.toString();
    const found = address.exec(output)?.[1];
    if (found !== undefined) ready.resolve(found);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  child.once('exit', (code) => ready.reject(new Error(`${app} ended with ${code}:\n${output}`)));
  const timer = setTimeout(() => ready.reject(new Error(`${app} is not ready:\n${output}`)), READY_WITHIN_MS);
  try {
    const found = await ready.promise;
    return { output: () => output, readyAfter: performance.now() - started, address: found, stop: () => ended(child) };
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

export interface LoadOptions {
  readonly url: string;
  readonly clients: number;
  readonly partnerships: number;
  readonly seconds: number;
}

/** One round of load from a process of its own. */
export function load({ url, clients, partnerships, seconds }: LoadOptions): Promise<LoadResult> {
  const script = join(__dirname, 'load.ts');
  const args = ['--conditions=source', '--require', join(repository, 'tests/setup/typescript.cjs'), script];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [...args, url, String(clients), String(partnerships), String(seconds)],
      { maxBuffer: 1 << 28, cwd: repository },
      (error, stdout) =>
        error
          ? reject(new Error('the load generator failed', { cause: error }))
          : resolve(JSON.parse(stdout) as LoadResult),
    );
  });
}
