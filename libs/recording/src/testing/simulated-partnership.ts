import { SHAPE_SCHEMA_VERSION, type Decision, type Event, type Head } from '#contracts';
import { headAfter, registerAfter, statusOf, type EventStatus } from '#domain';
import type { StoredDecision } from '#ledger';
import type { RecordOutcome } from '../command';
import { CommandQueue } from '../queue/command-queue';
import { UNRECORDED, type StateToLoad } from '#ledger';
import type { QueueContext } from '../queue/queue-context';
import type { AttemptRuling } from '../rulings/ruling-watch';
import { commandOf, NOW, stored, termKinds } from './commands';

/** One partnership with its queue, a log in memory and a projector that rules on demand. */
export class SimulatedPartnership {
  /** The content of the log, in order. */
  readonly log: Decision[] = [];
  readonly loads: StateToLoad[] = [];
  readonly retried: RecordOutcome['outcome'][] = [];
  readonly queue: CommandQueue;
  /** The error with which the next append fails without appending. */
  failNextAppend: Error | null = null;
  /** Every load waits for it. */
  beforeLoad: Promise<void> = Promise.resolve();
  private ruledTo = 0;
  private headState = UNRECORDED;
  private readonly decisions = new Map<string, StoredDecision>();
  private readonly known = new Map<string, EventStatus>();
  private readonly waiting = new Map<string, (ruling: AttemptRuling | null) => void>();

  constructor(answerWithinMs = 60_000) {
    this.queue = new CommandQueue('p', 3, this.context(answerWithinMs));
  }

  get head(): Head {
    return this.headState.head;
  }

  /** Records events by another process on the current head, in the log before all later records. */
  recordElsewhere(events: readonly Event[]): void {
    const { commandId, partnershipId, fingerprint, actor } = commandOf(events);
    this.log.push({
      schemaVersion: SHAPE_SCHEMA_VERSION,
      commandId,
      partnershipId,
      expectedHead: this.head,
      fingerprint,
      actor,
      recordedAt: NOW,
      imported: false,
      appendedAt: NOW,
      events: [...events],
    });
  }

  /** Rules on the records of the log, in order: a decision takes effect only on the head that it is based on. */
  rule(): void {
    for (const decision of this.log.slice(this.ruledTo)) {
      const isEffective =
        decision.expectedHead.version === this.head.version && decision.expectedHead.eventId === this.head.eventId;
      if (isEffective) this.apply(decision);
      const effective = this.decisions.get(decision.commandId)!;
      this.waiting.get(keyOf(decision))?.(isEffective ? { effective } : { void: 'stale' });
    }
    this.ruledTo = this.log.length;
  }

  private apply(decision: Decision): void {
    const { commandId, partnershipId, fingerprint, events, recordedAt } = decision;
    this.headState = {
      head: headAfter(decision),
      recordedAt,
      register: registerAfter(this.headState.register, events, this.known),
      terms: 0,
    };
    for (const event of events) {
      const status = statusOf(event, this.known);
      if (status) this.known.set(event.id, status);
    }
    const storedDecision = {
      commandId,
      partnershipId,
      fingerprint,
      events,
      version: this.head.version,
      termChanges: [],
    };
    this.decisions.set(commandId, storedDecision as unknown as StoredDecision);
  }

  private context(answerWithinMs: number): QueueContext {
    return {
      states: { do: (wanted: StateToLoad) => this.load(wanted) } as unknown as QueueContext['states'],
      appender: { append: (_: string, value: Buffer) => this.append(value) } as unknown as QueueContext['appender'],
      watch: {
        await: (attempt) => {
          const { promise, resolve } = Promise.withResolvers<AttemptRuling | null>();
          this.waiting.set(keyOf(attempt), resolve);
          return { ruling: promise, appended: () => undefined, abandon: () => resolve(null) };
        },
      },
      termKinds,
      writeVersion: 3,
      now: () => new Date(NOW),
      answerWithinMs,
      jitterMs: () => 0,
      onIdle: () => undefined,
      onRetry: ({ outcome }) => this.retried.push(outcome),
    };
  }

  private async load(wanted: StateToLoad) {
    this.loads.push(wanted);
    await this.beforeLoad;
    return stored(this.headState, { decisions: new Map(this.decisions), known: new Map(this.known) });
  }

  private async append(value: Buffer) {
    const failure = this.failNextAppend;
    this.failNextAppend = null;
    if (failure) throw failure;
    this.log.push(JSON.parse(value.toString()) as Decision);
    return { partition: 3, offset: this.log.length - 1 };
  }
}

/** Returns the key of an attempt. Attempts of one command differ in the expected head. */
const keyOf = ({ commandId, expectedHead }: { commandId: string; expectedHead: Head }): string =>
  `${commandId} ${expectedHead.version} ${expectedHead.eventId}`;
