import { fork, spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { WAIT_LIMIT_MS } from '#testing';
import { fromSource } from './service';

const repository = join(__dirname, '../../..');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running command. */
export interface Running {
  /** Waits until a condition on its output (both streams) holds. Fails with the output if it does not hold in time. */
  until(seen: (output: string) => boolean, what: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

type Environment = Readonly<Record<string, string>>;

function inherited(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, KAFKA_BROKERS: _brokers, DATABASE_URL: _url, ...rest } = process.env;
  return rest;
}

/** Starts the real command from source in its own process. */
export function start(args: readonly string[], env: Environment, input?: string): Running {
  const child = spawn(process.execPath, [...fromSource, join(repository, 'apps/cli/src/main.ts'), ...args], {
    cwd: repository,
    env: { ...inherited(), NO_COLOR: '1', ...env },
  });
  child.stdin.end(input ?? '');
  return watched(child, `partnership ${args.join(' ')}`);
}

/** A command line for the shared process. */
export interface Job {
  readonly nth: number;
  readonly args: readonly string[];
  readonly env: Environment;
  readonly input: string;
}

let many: ChildProcess | undefined;
let jobs = 0;

/** Starts the shared process. If it was killed, the next command starts another. */
function processForMany(): ChildProcess {
  const child = fork(join(__dirname, 'cli-process.ts'), {
    cwd: repository,
    execArgv: fromSource,
    env: { ...inherited(), NO_COLOR: '1' },
  });
  return child.once('exit', () => {
    if (many === child) many = undefined;
  });
}

/** Runs a command to its end, in one process shared by all commands of a spec file. Use `start` for signals and pipes. */
export async function run(args: readonly string[], env: Environment, input = ''): Promise<Ended> {
  const child = (many ??= processForMany());
  const nth = (jobs += 1);
  const killed = setTimeout(() => child.kill('SIGKILL'), WAIT_LIMIT_MS);
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  const onMessage = (answer: { nth: number; ended: Ended }) => answer.nth === nth && resolve(answer.ended);
  const died = () => reject(new Error(`partnership ${args.join(' ')} did not end`));
  child.on('message', onMessage).once('exit', died);
  child.send({ nth, args, env, input } satisfies Job);
  return promise.finally(() => {
    clearTimeout(killed);
    child.off('message', onMessage).off('exit', died);
  });
}

/** Ends the shared process; for `afterAll`. */
export const endCommands = (): void => void many?.kill();

function watched(child: ChildProcessWithoutNullStreams, name: string): Running {
  let [stdout, stderr] = ['', ''];
  const watchers = new Set<() => void>();
  const notify = () => watchers.forEach((watcher) => watcher());
  child.stdout.on('data', (chunk: Buffer) => ((stdout += chunk.toString()), notify()));
  child.stderr.on('data', (chunk: Buffer) => ((stderr += chunk.toString()), notify()));
  // A command that reads no input may end before its input is written.
  child.stdin.on('error', () => undefined);
  const killed = setTimeout(() => child.kill('SIGKILL'), WAIT_LIMIT_MS);
  const ended = once(child, 'close').then(([code]) => {
    clearTimeout(killed);
    notify();
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
