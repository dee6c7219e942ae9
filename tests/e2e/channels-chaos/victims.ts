import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as elapsed } from 'node:timers/promises';
import type { Dice } from '#testing';
import { fromSource, type Service } from '../support/service';
import type { Assignment } from './reader';

/** A process that can be killed and started again. */
export interface Victim {
  readonly name: string;
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** A process of the service; its address is another after each start. */
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

  /** As a deployment does it. */
  async restart(): Promise<void> {
    await this.service!.stop();
    await this.start();
  }
}

/** A reader process. That it ends by itself is a failure. */
export class ReaderVictim implements Victim {
  private child: ChildProcess | null = null;
  /** What it said when it ended by itself. */
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
  /** No round begins after it. */
  readonly until: number;
  /** The longest time between two kills, and the longest that a victim stays dead. */
  readonly pauseMs: number;
  /** Ends it at once, as when another part has failed. */
  readonly signal: AbortSignal;
}

/** Kills one victim after the other, each once a round and at least once, in random order at random moments. All run again when it resolves. */
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
