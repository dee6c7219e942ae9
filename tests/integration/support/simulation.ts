import { randomUUID } from 'node:crypto';
import { InMemoryLog, promptly, seededRandom, type LogFaults } from '#event-log';
import type { Database } from '#postgres';
import type { RecordCommand } from '#recording';
import { Dice } from '#testing';
import { agreed, set, started } from './events';
import { caughtUp, commandOf } from './pipeline';
import { SimulatedProcess, type Answer, type Counts, type SimulatedWorld } from './simulated-process';

const FAULTS: LogFaults = {
  appendLost: 0.02,
  resultLost: 0.05,
  appendLate: 0.04,
  appendedTwice: 0.05,
  resultLate: 0.1,
  redelivered: 0.1,
  rebalanced: 0.15,
  zombie: 0.6,
};
const PARTNERSHIPS = ['p', 'q', 'r'];
const CLIENTS = 12;
const COMMANDS_EACH = 20;
const PROCESSES = 3;
const DIES_DURING_BATCH = 0.04;

/** A command of a client and its answer; `acknowledged`: what any client had received about the partnership before. */
export interface Exchange {
  readonly command: RecordCommand;
  /** The head that If-Match named. */
  readonly ifMatch: number | null;
  readonly answer: Answer;
  readonly acknowledged: { readonly version: number; readonly eventIds: ReadonlySet<string> };
}

/** A command as a client sends it. If `sentOnce`, the client never retries it. */
interface Sending {
  readonly command: RecordCommand;
  readonly ifMatch: number | null;
  readonly sentOnce: boolean;
}

export interface Simulation {
  readonly log: InMemoryLog;
  readonly exchanges: readonly Exchange[];
  readonly counts: Counts;
}

/** Clients that send and retry commands to processes that crash, over a log with faults. */
export async function simulate(seed: number, database: Database): Promise<Simulation> {
  return new World(seed, database).run();
}

class World implements SimulatedWorld {
  private readonly dice: Dice;
  readonly log: InMemoryLog;
  readonly random: () => number;
  readonly counts: Counts = { progressMoved: 0, halted: [] };
  private readonly exchanges: Exchange[] = [];
  private readonly acknowledged = new Map(PARTNERSHIPS.map((id) => [id, { version: 0, eventIds: new Set<string>() }]));
  private processes: SimulatedProcess[] = [];
  private replacing: Promise<void> = Promise.resolve();
  private over = false;
  private readonly sent: Sending[] = [];

  constructor(
    seed: number,
    readonly database: Database,
  ) {
    this.random = seededRandom(seed);
    this.dice = new Dice(this.random);
    this.log = new InMemoryLog({ partitions: 2, faults: FAULTS, random: this.random, batchRecords: 20 });
  }

  async run(): Promise<Simulation> {
    try {
      for (let n = 0; n < PROCESSES; n++) this.processes.push(await this.start());
      await Promise.all(Array.from({ length: CLIENTS }, () => this.client()));
      this.over = true;
      await this.replacing;
      // An append whose result was unknown can still arrive, at most twenty turns later.
      for (let turns = 0; turns < 100; turns++) await promptly.turn();
      await caughtUp(this.log, this.database);
    } finally {
      this.over = true;
      await Promise.all(this.processes.map((process) => process.stop()));
    }
    return { log: this.log, exchanges: this.exchanges, counts: this.counts };
  }

  private start(): Promise<SimulatedProcess> {
    return SimulatedProcess.start(this);
  }

  private async client(): Promise<void> {
    for (let n = 0; n < COMMANDS_EACH; n++) {
      const { command, ifMatch, sentOnce } = this.dice.chance(0.15) ? this.repeated() : this.fresh();
      for (let tries = 1 + this.dice.below(6); tries > 0; tries--) {
        const { outcome } = await this.exchange(command, ifMatch);
        if (sentOnce || !['no-answer', 'unruled', 'contended', 'log-unavailable'].includes(outcome)) break;
      }
    }
  }

  private async exchange(command: RecordCommand, ifMatch: number | null): Promise<Answer> {
    const before = this.acknowledged.get(command.partnershipId)!;
    const acknowledged = { version: before.version, eventIds: new Set(before.eventIds) };
    const answer = await this.dice.oneOf(this.processes).record(command);
    if (answer.outcome === 'recorded') {
      before.version = Math.max(before.version, answer.decision.version);
      for (const { id } of answer.decision.events) before.eventIds.add(id);
    }
    this.exchanges.push({ command, ifMatch, answer, acknowledged });
    return answer;
  }

  /** Sometimes crashes the process while its batch continues as a zombie, and replaces it by another one. */
  duringBatch(process: SimulatedProcess): void {
    if (this.over || !this.dice.chance(DIES_DURING_BATCH) || !this.processes.includes(process)) return;
    this.replacing = this.replacing.then(async () => {
      const successor = await this.start();
      this.processes = [...this.processes.filter((other) => other !== process), successor];
      await process.crash();
    });
    process.crashProjector();
  }

  /** A command that was sent before; sometimes only its key, with other events. */
  private repeated(): Sending {
    if (this.sent.length === 0) return this.fresh();
    const before = this.dice.oneOf(this.sent);
    if (this.dice.chance(0.8)) return before;
    const { partnershipId, commandId } = before.command;
    return {
      command: commandOf(partnershipId, [agreed([], { id: randomUUID() })], { commandId }),
      ifMatch: null,
      sentOnce: false,
    };
  }

  private fresh(): Sending {
    const { dice } = this;
    const partnershipId = dice.oneOf(PARTNERSHIPS);
    const { version, eventIds } = this.acknowledged.get(partnershipId)!;
    const known = [...eventIds];
    const id = (): string => (known.length > 0 && dice.chance(0.03) ? dice.oneOf(known) : randomUUID());
    const start = version === 0 ? dice.chance(0.7) : dice.chance(0.03);
    const correct = known.length > 0 && dice.chance(0.2);
    const events = start
      ? [started({ id: id() })]
      : correct
        ? [
            {
              id: id(),
              type: 'EventCorrected',
              data: { target: dice.oneOf(known), replacement: agreed([set('b')]), reason: 'a slip' },
            },
          ]
        : Array.from({ length: 1 + dice.below(3) }, () => agreed([set(dice.oneOf(['a', 'b', 'c']))], { id: id() }));
    const ifMatch = dice.chance(0.15) ? version : null;
    const accepts = ifMatch === null ? null : (head: number) => head === ifMatch;
    // Sent once with new event ids, as by a client without a key.
    const sentOnce = events.every((event) => !eventIds.has((event as { id: string }).id)) && dice.chance(0.5);
    const made = { command: commandOf(partnershipId, events, { accepts }), ifMatch, sentOnce };
    if (!sentOnce) this.sent.push(made);
    return made;
  }
}
