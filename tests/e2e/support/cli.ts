import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const repository = join(__dirname, '../../..');
const flags = ['--conditions=own-source', '--require', join(repository, 'tests/setup/typescript.cjs')];
const WITHIN_MS = 60_000;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command under way. */
export interface Running {
  /** Waits until what it has printed (both outputs) holds; tells what there was when it does not in time. */
  until(seen: (output: string) => boolean, what: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

type Environment = Readonly<Record<string, string>>;

/** The real command, from source, in a process of its own. */
export function start(args: readonly string[], env: Environment, input?: string): Running {
  const { NODE_OPTIONS: _options, KAFKA_BROKERS: _brokers, DATABASE_URL: _url, ...inherited } = process.env;
  const child = spawn(process.execPath, [...flags, join(repository, 'apps/cli/src/main.ts'), ...args], {
    cwd: repository,
    env: { ...inherited, NO_COLOR: '1', ...env },
  });
  child.stdin.end(input ?? '');
  return watched(child, `partnership ${args.join(' ')}`);
}

export const run = (args: readonly string[], env: Environment, input?: string): Promise<Ended> =>
  start(args, env, input).ended;

function watched(child: ChildProcessWithoutNullStreams, name: string): Running {
  let [stdout, stderr] = ['', ''];
  const watchers = new Set<() => void>();
  const heard = () => watchers.forEach((watcher) => watcher());
  child.stdout.on('data', (chunk: Buffer) => ((stdout += chunk.toString()), heard()));
  child.stderr.on('data', (chunk: Buffer) => ((stderr += chunk.toString()), heard()));
  // A command that reads no input may have ended before it was given any.
  child.stdin.on('error', () => undefined);
  const killed = setTimeout(() => child.kill('SIGKILL'), WITHIN_MS);
  const ended = once(child, 'close').then(([code]) => {
    clearTimeout(killed);
    heard();
    return { code: code as number | null, stdout, stderr };
  });
  return {
    ended,
    signal: (name) => void child.kill(name),
    async until(seen, what) {
      while (!seen(stdout + stderr)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`${name} ended before ${what}: ${stdout}${stderr}`);
        await new Promise<void>((resolve) => watchers.add(resolve));
        watchers.clear();
      }
    },
  };
}
