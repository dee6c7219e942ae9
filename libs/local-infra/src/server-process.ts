import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { LocalInfraError, ServerDidNotStart } from './errors';
import { guard } from './guard';
import { assertFree } from './ports';
import { waitUntil } from './wait-until';

export interface Server {
  name: string;
  command: string[];
  user: { uid: number; gid: number } | undefined;
  /** The ports of the server. They must be free at every start. */
  ports: number[];
  /** The log file for its output. The log of the previous start is kept beside it. */
  log: string;
  stopSignal: NodeJS.Signals;
  isReady(pid: number): boolean;
}

/** A server that runs below this process. If it dies by itself, it is restarted on the same ports. */
export interface LocalProcess {
  readonly pid: number | undefined;
  restart(): Promise<void>;
}

const startWithin = 60_000;
const stopWithin = 5_000;
const reviveAfter = { first: 200, most: 5_000 };

export class ServerProcess implements LocalProcess {
  #child: ChildProcess | undefined;
  #wanted = false;
  #settled: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly server: Server,
    private readonly onProgress: (line: string) => void,
  ) {}

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    this.#wanted = true;
    try {
      await this.#next(() => this.#launch());
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    this.#child?.kill(this.server.stopSignal);
    await this.#next(() => this.#end());
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  // Runs one operation at a time. A stop waits for a running start, which ends early because its process has been signalled.
  #next(act: () => Promise<void>): Promise<void> {
    const done = this.#settled.then(act);
    this.#settled = done.catch(() => undefined);
    return done;
  }

  async #launch(): Promise<void> {
    const { name, command, log, ports, user } = this.server;
    const [program = '', ...args] = command;
    await Promise.all(ports.map(assertFree));
    if (!this.#wanted) return;
    if (existsSync(log)) renameSync(log, `${log}.previous`);
    const output = openSync(log, 'w', 0o600);
    // Detached: Ctrl-C signals every process of the terminal's group, and the service must end before its servers.
    const child = spawn(program, args, { detached: true, stdio: ['ignore', output, output], cwd: '/', ...user });
    closeSync(output);
    this.#child = child;
    child.unref();
    const ended = this.#watch(child);
    let cause: string | undefined;
    void ended.then((why) => (cause = why));
    const { pid } = child;
    const settled = await waitUntil(
      () => cause !== undefined || (pid !== undefined && this.server.isReady(pid)),
      startWithin,
    );
    if (cause !== undefined) throw new ServerDidNotStart(name, lastWords(log) ?? cause, log);
    if (!settled) throw new ServerDidNotStart(name, `it was not ready after ${startWithin / 1000} s`, log);
    void ended.then((why) => this.#lost(child, why));
  }

  #watch(child: ChildProcess): Promise<string> {
    const watcher = child.pid === undefined ? undefined : guard(child.pid, this.server.stopSignal);
    return new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => {
        watcher?.dismiss();
        if (this.#child === child) this.#child = undefined;
        resolve(signal ?? `exit code ${code}`);
      });
    });
  }

  #lost(child: ChildProcess, why: string): void {
    if (!this.#wanted) return;
    this.onProgress(`${this.server.name} (process ${child.pid}) ended unexpectedly (${why}); starting it again`);
    void this.#next(() => this.#revive());
  }

  async #revive(): Promise<void> {
    for (let pause = reviveAfter.first; this.#wanted; pause = Math.min(pause * 2, reviveAfter.most)) {
      try {
        await this.#launch();
        if (this.#wanted) this.onProgress(`${this.server.name} runs again`);
        return;
      } catch (error) {
        if (!this.#wanted) return;
        this.onProgress(error instanceof LocalInfraError ? error.message : String(error));
        await this.#end();
        await waitUntil(() => !this.#wanted, pause);
      }
    }
  }

  async #end(): Promise<void> {
    for (const signal of [this.server.stopSignal, 'SIGKILL'] as const) {
      if (this.#child?.pid === undefined) return;
      this.#child.kill(signal);
      if (await waitUntil(() => this.#child === undefined, stopWithin)) return;
    }
  }
}

function lastWords(log: string): string | undefined {
  const lines = readFileSync(log, 'utf8').split('\n');
  const errors = lines.filter((line) => /\b(ERROR|FATAL|Exception|Error)\b/.test(line));
  return (errors[0] ?? lines.findLast((line) => line.trim() !== ''))?.trim();
}
