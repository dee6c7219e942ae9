import { setTimeout as elapsed } from 'node:timers/promises';
import type { Decision } from '#contracts';
import { traceHeaders, type TraceHeaders } from '#observability';
import { idsNamedBy, newTermsOf, type KnownTerms } from '#domain';
import type { RecordCommand, RecordOutcome } from '../command';
import { appendAndAwait, type AttemptEnd } from './append-and-await';
import { Deadline } from './deadline';
import { decideCommand, type CommandVerdict } from './decide-command';
import type { StoredState } from '#ledger';
import type { QueueContext } from './queue-context';
import { nextMode, headStateIn, STORED, type QueueEvent, type QueueMode } from './queue-mode';
import { RecentEvents } from './recent-events';
import { namesLookedUpBy } from '#ledger';

/** The maximum number of decisions of one partnership in flight. Each is decided on the outcome of the one before. */
export const MAX_DEPTH = 256;
const MAX_ATTEMPTS = 10;

interface QueuedCommand {
  readonly command: RecordCommand;
  readonly place: number;
  readonly resolve: (outcome: RecordOutcome) => void;
  readonly reject: (error: unknown) => void;
  readonly deadline: Deadline;
  /** The headers of its trace: it may be decided in the context of an earlier command. */
  readonly headers: TraceHeaders | undefined;
  attempts: number;
  /** Whether it may be in the log while its ruling is unknown. */
  isOut: boolean;
  /** Whether an attempt was void. A second copy of that record, as a retry of a request leaves it, may still take effect. */
  wasVoid: boolean;
}

interface InFlight {
  readonly queued: QueuedCommand;
  readonly settled: Promise<void>;
}

/**
 * The commands of one partnership, in order of arrival. Each is decided on the head that results if the commands in flight take effect (see
 * `QueueMode`). A decision that turns out to be based on another head is void by the rule, and its command is decided again. A refusal is never based
 * on a decision without a ruling.
 */
export class CommandQueue {
  private readonly queue: QueuedCommand[] = [];
  private readonly inFlight = new Map<string, InFlight>();
  private readonly recent = new RecentEvents();
  private mode: QueueMode = STORED;
  private nextPlace = 0;
  private running = false;

  constructor(
    private readonly partnershipId: string,
    private readonly partition: number,
    private readonly context: QueueContext,
  ) {}

  get idle(): boolean {
    return !this.running && this.queue.length === 0 && this.inFlight.size === 0;
  }

  /** The numbers of commands that wait to be decided and that wait for their ruling. */
  get underWay(): { readonly queued: number; readonly inFlight: number } {
    return { queued: this.queue.length, inFlight: this.inFlight.size };
  }

  submit(command: RecordCommand): Promise<RecordOutcome> {
    const { promise, resolve, reject } = Promise.withResolvers<RecordOutcome>();
    const deadline = new Deadline(this.context.answerWithinMs, () => this.tooLate(queued));
    const place = this.nextPlace++;
    const headers = traceHeaders();
    const queued: QueuedCommand = {
      command,
      place,
      resolve,
      reject,
      deadline,
      headers,
      attempts: 0,
      isOut: false,
      wasVoid: false,
    };
    if (command.waits === 'from-arrival') deadline.start();
    this.enqueue(queued);
    return promise.finally(() => deadline.end());
  }

  private apply(event: QueueEvent): void {
    this.mode = nextMode(this.mode, event);
  }

  /** Resolves a command at its deadline. It is not appended after that. */
  private tooLate(queued: QueuedCommand): void {
    queued.resolve(queued.isOut ? { outcome: 'unruled' } : notRecorded(queued, { outcome: 'not-in-time' }));
    const index = this.queue.indexOf(queued);
    if (index >= 0) this.queue.splice(index, 1);
  }

  private enqueue(queued: QueuedCommand): void {
    const later = this.queue.findIndex(({ place }) => place > queued.place);
    this.queue.splice(later < 0 ? this.queue.length : later, 0, queued);
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.queue.length > 0) {
      if (this.inFlight.size >= MAX_DEPTH)
        await Promise.race([...this.inFlight.values()].map(({ settled }) => settled));
      if (this.mode.mode === 'draining') {
        await this.drain();
        await elapsed(this.context.jitterMs(this.queue[0]?.attempts ?? 0));
      }
      const taken = this.queue.splice(0, MAX_DEPTH - this.inFlight.size);
      for (const { deadline } of taken) deadline.start();
      await this.decideAll(taken).catch((error: unknown) => this.reject(taken, error));
    }
    this.running = false;
    this.context.onIdle(this.partnershipId);
  }

  /** Rejects the commands that can no longer take effect: those neither in flight nor queued again. */
  private reject(taken: readonly QueuedCommand[], error: unknown): void {
    for (const queued of taken)
      if (this.inFlight.get(queued.command.commandId)?.queued !== queued && !this.queue.includes(queued))
        queued.reject(error);
  }

  private async decideAll(taken: readonly QueuedCommand[]): Promise<void> {
    // A decision that settles during the load may be missing in the loaded state, so no refusal may depend on it.
    let isCertain = this.inFlight.size === 0;
    let stored = await this.load(taken);
    for (const [index, queued] of taken.entries()) {
      if (this.mode.mode === 'draining') return taken.slice(index).forEach((undecided) => this.enqueue(undecided));
      let verdict = this.decide(queued, stored);
      const isDoubtful = verdict.verdict === 'wait' || (verdict.verdict === 'refuse' && !isCertain);
      if (isDoubtful && !queued.deadline.isOver) {
        this.apply({ event: 'in-doubt' });
        await this.drain();
        stored = await this.load(taken.slice(index));
        isCertain = true;
        verdict = this.decide(queued, stored);
      }
      this.carryOut(queued, verdict, stored);
      if (this.inFlight.size > 0) isCertain = false;
    }
  }

  /** Waits until nothing is in flight; the stored state is then all that this process knows. */
  private async drain(): Promise<void> {
    while (this.inFlight.size > 0) await Promise.all([...this.inFlight.values()].map(({ settled }) => settled));
    this.recent.clear();
    this.apply({ event: 'drained' });
  }

  private load(taken: readonly QueuedCommand[]): Promise<StoredState> {
    const commands = taken.map(({ command }) => command);
    const events = commands.flatMap((command) => command.events);
    return this.recent.whileLoading(() =>
      this.context.states.do({
        partnershipId: this.partnershipId,
        partition: this.partition,
        commandIds: commands.map(({ commandId }) => commandId),
        eventIds: idsNamedBy(events),
        names: namesLookedUpBy(commands, this.context.termKinds),
        terms: newTermsOf(events, NO_TERMS).map(({ term }) => term),
      }),
    );
  }

  private decide({ command }: QueuedCommand, stored: StoredState): CommandVerdict {
    const { now, termKinds, writeVersion } = this.context;
    return decideCommand(command, {
      partition: this.partition,
      stored,
      headState: headStateIn(this.mode, stored.headState),
      known: this.recent.with(stored.known),
      isInFlight: this.inFlight.has(command.commandId),
      isAnyInFlight: this.inFlight.size > 0,
      now: now().toISOString(),
      termKinds,
      writeVersion,
    });
  }

  private carryOut(queued: QueuedCommand, verdict: CommandVerdict, stored: StoredState): void {
    switch (verdict.verdict) {
      case 'answer':
      case 'refuse':
        return queued.resolve(verdict.outcome);
      case 'append':
        if (queued.deadline.isOver) return;
        this.recent.add(queued.command.events, stored.known);
        this.apply({ event: 'appended', head: verdict.after });
        return this.append(queued, verdict.decision);
      case 'wait':
        // Only after the deadline: otherwise the command is decided again once nothing is in flight.
        return;
    }
  }

  private append(queued: QueuedCommand, decision: Decision): void {
    queued.attempts += 1;
    queued.isOut = true;
    const settled = this.settle(queued, decision).finally(() => {
      this.inFlight.delete(decision.commandId);
      this.context.onIdle(this.partnershipId);
    });
    this.inFlight.set(decision.commandId, { queued, settled });
  }

  private async settle(queued: QueuedCommand, decision: Decision): Promise<void> {
    try {
      this.conclude(
        queued,
        await appendAndAwait(decision, this.partition, queued.deadline.leftMs, this.context, queued.headers),
      );
    } catch (error) {
      this.apply({ event: 'not-effective' });
      queued.reject(error);
    }
  }

  private conclude(queued: QueuedCommand, attempt: AttemptEnd): void {
    const { command } = queued;
    if (attempt.end === 'ruled' && 'effective' in attempt.ruling) {
      const { effective } = attempt.ruling;
      this.recent.tookEffect(command.events);
      if (effective.fingerprint === command.fingerprint)
        return queued.resolve({ outcome: 'recorded', decision: effective, repeated: false });
      this.apply({ event: 'not-effective' });
      return queued.resolve({ outcome: 'key-reused' });
    }
    this.apply({ event: 'not-effective' });
    if (attempt.end === 'unruled') queued.resolve({ outcome: 'unruled' });
    else if (attempt.end === 'not-appended') this.again(queued, attempt.outcome);
    else {
      queued.wasVoid = true;
      this.again(queued, { outcome: 'contended' });
    }
  }

  /** Returns the command to its place in the queue, unless its attempts are used up. */
  private again(queued: QueuedCommand, otherwise: RecordOutcome): void {
    queued.isOut = false;
    if (queued.deadline.isOver) return;
    if (otherwise.outcome === 'too-large' || queued.attempts >= MAX_ATTEMPTS)
      return queued.resolve(notRecorded(queued, otherwise));
    this.context.onRetry(otherwise);
    this.enqueue(queued);
  }
}

/** Returns `outcome`, which promises that nothing is recorded, or `contended` if that is not certain. */
const notRecorded = ({ wasVoid }: QueuedCommand, outcome: RecordOutcome): RecordOutcome =>
  wasVoid ? { outcome: 'contended' } : outcome;

const NO_TERMS: KnownTerms = { count: 0, named: new Set() };
