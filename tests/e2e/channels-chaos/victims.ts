import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as elapsed } from 'node:timers/promises';
import type { Dice } from '#testing';
import { fromSource, type Service } from '../support/service';
import type { Assignment } from './reader';

/** A process that can be killed and restarted. */
export interface Victim {
  readonly name: string;
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** A process of the service. Its address changes at each start. */
export class ServiceVictim implements Victim {
  private service: Service | null = null;

  constructor(
    readonly name: string,
    private readonly startService: () => Promise<Service>,
    private readonly onStarted: () => void = () => undefined,
  ) {}

  get url(): string {
    return this.service?.url ?? '';
  }

  async start(): Promise<void> {
    this.service = await this.startService();
    this.onStarted();
  }

  get pid(): number {
    return this.service!.pid;
  }

  async kill(): Promise<void> {
    await this.service!.kill9();
  }

  /** Stops and starts the process, as a deployment does. */
  async restart(): Promise<void> {
    await this.service!.stop();
    await this.start();
  }
}

/** A reader process. It must not end by itself. */
export class ReaderVictim implements Victim {
  private child: ChildProcess | null = null;
  /** The output of processes that ended by themselves. */
  readonly failures: string[] = [];

  constructor(private readonly assignment: Assignment) {}

  get name(): string {
    return `${this.assignment.channel} reader`;
  }

  async start(): Promise<void> {
    const program = [...fromSource, join(__dirname, 'main.ts'), JSON.stringify(this.assignment)];
    const child = spawn(process.execPath, program, { stdio: ['pipe', 'inherit', 'pipe'] });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL') this.failures.push(`${this.name} ended with ${code ?? signal}: ${output}`);
    });
    this.child = child;
    await once(child, 'spawn');
  }

  async kill(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  }
}

export interface Plan {
  readonly dice: Dice;
  /** The time after which no round begins. */
  readonly until: number;
  /** The maximum time between two kills, and the maximum time until a victim is restarted. */
  readonly pauseMs: number;
  /** Ends the killing at once when another part has failed. */
  readonly signal: AbortSignal;
}

/** Kills one victim after the other at random times: each once per round, in random order, and at least once. All victims run when it resolves. */
export async function killAtRandom(
  victims: readonly Victim[],
  { dice, until, pauseMs, signal }: Plan,
): Promise<string[]> {
  const killed: string[] = [];
  do {
    for (const victim of dice.shuffled(victims)) {
      await elapsed(dice.below(pauseMs), undefined, { signal });
      await victim.kill();
      await elapsed(dice.below(pauseMs), undefined, { signal });
      const since = performance.now();
      await victim.start();
      killed.push(`${victim.name} (back in ${Math.round(performance.now() - since)} ms)`);
    }
  } while (performance.now() < until);
  return killed;
}
