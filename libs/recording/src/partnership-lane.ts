import { setTimeout as elapsed } from 'node:timers/promises';
import { encodeDecision, SHAPE_SCHEMA_VERSION, type Decision, type Event } from '#contracts';
import {
  decideRecordEvents,
  headAfter,
  idsNamedBy,
  newTermsOf,
  registerAfter,
  statusOf,
  type EventStatus,
  type KnownEvents,
  type KnownTerms,
} from '#domain';
import type { LogPlace, RecordNotAppended, RecordTooLarge } from '#event-log';
import type { AttemptRuling } from './rulings/ruling-watch';
import type { RecordCommand, RecordOutcome } from './command';
import { Deadline } from './deadline';
import type { LaneContext } from './lane-context';
import type { Standpoint, StoredState } from './load-decision-state';
import { namesLookedUpBy, NOTHING_NAMED, registerKnown, withoutNames } from './registered-names';
import type { StoredDecision } from '#ledger';

/** How many decisions of one partnership may be in flight, each decided on the outcome of the one before. */
export const MAX_DEPTH = 256;
const MAX_ATTEMPTS = 10;

interface Entry {
  readonly command: RecordCommand;
  readonly place: number;
  readonly resolve: (outcome: RecordOutcome) => void;
  readonly reject: (error: unknown) => void;
  readonly deadline: Deadline;
  attempts: number;
  /** It may be in the log, and its ruling is not known. */
  isOut: boolean;
}

type Weight = 'provisional' | 'final';

interface InFlight {
  readonly entry: Entry;
  /** Where the partnership stands if it takes effect. */
  readonly after: Standpoint;
  readonly settled: Promise<void>;
}

/**
 * The commands of one partnership, in the order in which they came. Each is decided on the speculative head, the one that the commands in
 * flight will leave if they take effect. What was decided on a head that did not come about is void by the rule and is decided again; no
 * refusal rests on a decision that has not been ruled.
 */
export class PartnershipLane {
  private readonly queue: Entry[] = [];
  private readonly inFlight = new Map<string, InFlight>();
  /** The head that the decisions in flight lead to; null: only the stored one is known. */
  private speculative: Standpoint | null = null;
  /** The head, while a projector in this process tells of every decision that takes effect; null: it has to be loaded. */
  private ruled: Standpoint | null = null;
  /** A decision in flight did not take effect, so neither will those after it: wait for all of them. */
  private broken = false;
  /** Events decided here that a stored state may not show yet. */
  private readonly recent = new Map<string, EventStatus>();
  /** Those of them that have taken effect: a state loaded from now on shows them. */
  private effective: string[] = [];
  private nextPlace = 0;
  private running = false;

  constructor(
    private readonly partnershipId: string,
    readonly partition: number,
    private readonly context: LaneContext,
  ) {}

  get idle(): boolean {
    return !this.running && this.queue.length === 0 && this.inFlight.size === 0;
  }

  /** Commands that wait to be decided, and those that wait for their ruling. */
  get underWay(): { readonly queued: number; readonly inFlight: number } {
    return { queued: this.queue.length, inFlight: this.inFlight.size };
  }

  /** Whether the next command may do without what is stored. */
  get knowsHead(): boolean {
    return this.ruled !== null;
  }

  /** A decision of this partnership, whoever made it, has taken effect. */
  committed({ commandId, version, events }: StoredDecision): void {
    const after = this.inFlight.get(commandId)?.after;
    const isOurs = after?.head.version === version && after.head.eventId === events.at(-1)?.id;
    this.ruled = isOurs ? withoutNames(after) : null;
  }

  /** What is decided next rests on what is stored. */
  forgetHead(): void {
    this.ruled = null;
  }

  submit(command: RecordCommand): Promise<RecordOutcome> {
    const { promise, resolve, reject } = Promise.withResolvers<RecordOutcome>();
    const deadline = new Deadline(this.context.answerWithinMs, () => this.tooLate(entry));
    const entry: Entry = { command, place: this.nextPlace++, resolve, reject, deadline, attempts: 0, isOut: false };
    if (command.waits === 'from-arrival') deadline.start();
    this.enqueue(entry);
    return promise.finally(() => deadline.end());
  }

  /** Its answer is due. What is not out by now never will be. */
  private tooLate(entry: Entry): void {
    entry.resolve({ outcome: entry.isOut ? 'unruled' : 'not-in-time' });
    const place = this.queue.indexOf(entry);
    if (place >= 0) this.queue.splice(place, 1);
  }

  private enqueue(entry: Entry): void {
    const later = this.queue.findIndex(({ place }) => place > entry.place);
    this.queue.splice(later < 0 ? this.queue.length : later, 0, entry);
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.queue.length > 0) {
      if (this.inFlight.size >= MAX_DEPTH)
        await Promise.race([...this.inFlight.values()].map(({ settled }) => settled));
      if (this.broken) {
        await this.drain();
        await elapsed(this.context.jitterMs(this.queue[0]?.attempts ?? 0));
      }
      const entries = this.queue.splice(0, MAX_DEPTH - this.inFlight.size);
      for (const { deadline } of entries) deadline.start();
      try {
        await this.decideAll(entries);
      } catch (error) {
        // What is in flight, or waits to be decided again, may still take effect.
        for (const entry of entries)
          if (this.inFlight.get(entry.command.commandId)?.entry !== entry && !this.queue.includes(entry))
            entry.reject(error);
      }
    }
    this.running = false;
    this.context.onIdle(this.partnershipId);
  }

  private async decideAll(entries: readonly Entry[]): Promise<void> {
    // What settles while it is loaded may be missing in a stored state, so no refusal rests on such a one.
    const remembered = entries.every((entry) => this.namesNothing(entry)) ? this.remembered() : null;
    let weight: Weight = this.inFlight.size === 0 && !remembered ? 'final' : 'provisional';
    let stored = remembered ?? (await this.load(entries));
    for (const [index, entry] of entries.entries()) {
      if (this.broken) {
        entries.slice(index).forEach((undecided) => this.enqueue(undecided));
        return;
      }
      if (!this.decide(entry, stored, weight)) {
        await this.drain();
        stored = await this.load(entries.slice(index));
        weight = 'final';
        this.decide(entry, stored, weight);
      }
      if (this.inFlight.size > 0) weight = 'provisional';
    }
  }

  /** Waits until nothing is in flight; then the stored state is the whole truth that this process knows. */
  private async drain(): Promise<void> {
    while (this.inFlight.size > 0) await Promise.all([...this.inFlight.values()].map(({ settled }) => settled));
    this.broken = false;
    this.ruled = null;
    this.speculative = null;
    this.recent.clear();
  }

  /** Its ids were made for it and never appended, so nothing can be stored under them; nor does it ask for a certain head, or for names. */
  private namesNothing({ attempts, command }: Entry): boolean {
    const { isNew, accepts, events } = command;
    if (!isNew || attempts > 0 || accepts !== null || idsNamedBy(events).length > events.length) return false;
    const { parties, agreements } = namesLookedUpBy([command], this.context.termKinds);
    return parties.length + agreements.length === 0;
  }

  private remembered(): StoredState | null {
    if (!this.ruled) return null;
    // A state that is loaded later shows them.
    for (const id of this.effective.splice(0)) this.recent.delete(id);
    return { ...NOTHING_NAMED, standpoint: this.ruled };
  }

  private async load(entries: readonly Entry[]): Promise<StoredState> {
    const commands = entries.map(({ command }) => command);
    const visible = this.effective;
    this.effective = [];
    const stored = await this.context.states.do({
      partnershipId: this.partnershipId,
      partition: this.partition,
      commandIds: commands.map(({ commandId }) => commandId),
      eventIds: commands.flatMap(({ events }) => idsNamedBy(events)),
      names: namesLookedUpBy(commands, this.context.termKinds),
      terms: newTermsOf(
        commands.flatMap(({ events }) => events),
        NO_TERMS,
      ).map(({ term }) => term),
    });
    for (const id of visible) this.recent.delete(id);
    return stored;
  }

  /** Whether the command was dealt with: a refusal that is only provisional is not told. */
  private decide(entry: Entry, stored: StoredState, weight: Weight): boolean {
    const { command } = entry;
    const told = (outcome: RecordOutcome): true => {
      entry.resolve(outcome);
      return true;
    };
    const before = stored.decisions.get(command.commandId);
    if (before)
      return told(
        before.fingerprint === command.fingerprint
          ? { outcome: 'recorded', decision: before, repeated: true }
          : { outcome: 'key-reused' },
      );
    if (entry.deadline.isOver) return true;
    if (this.inFlight.has(command.commandId)) return false;
    if (stored.halted) return told({ outcome: 'partition-halted', partition: this.partition });

    const standpoint = this.latest(stored.standpoint);
    const refusal = this.refusalOf(command, standpoint, stored);
    if (refusal) return weight === 'final' ? told(refusal) : false;
    this.append(entry, standpoint, stored);
    return true;
  }

  private latest(stored: Standpoint): Standpoint {
    return this.speculative && this.speculative.head.version >= stored.head.version ? this.speculative : stored;
  }

  private refusalOf(command: RecordCommand, standpoint: Standpoint, stored: StoredState): RecordOutcome | null {
    const { head, recordedAt } = standpoint;
    const { accepts, events, author, knownParties } = command;
    if (accepts && !accepts(head.version)) return { outcome: 'head-differs', version: head.version };
    if (command.recordedAt !== null && command.recordedAt < recordedAt) {
      return {
        outcome: 'recorded-at-refused',
        code: 'recorded-at-reversed',
        detail: `recordedAt lies before ${recordedAt}, the head's`,
      };
    }
    if (command.recordedAt !== null && command.recordedAt > this.context.now().toISOString()) {
      return { outcome: 'recorded-at-refused', code: 'recorded-at-future', detail: 'recordedAt lies in the future' };
    }
    const known = new Map([...stored.known, ...this.recent]);
    const verdict = decideRecordEvents(
      { register: registerKnown(standpoint, stored), known, terms: termsKnown(standpoint, stored) },
      events,
      this.context.termKinds,
      { author, knownParties: stored.names === 'all' ? 'none' : knownParties },
    );
    return 'refused' in verdict ? { outcome: 'refused', refusals: verdict.refused } : null;
  }

  private append(entry: Entry, standpoint: Standpoint, stored: StoredState): void {
    const { command } = entry;
    const { head, recordedAt, terms } = standpoint;
    const appendedAt = this.context.now().toISOString();
    const stamp = command.recordedAt ?? appendedAt;
    const decision: Decision = {
      schemaVersion: SHAPE_SCHEMA_VERSION,
      commandId: command.commandId,
      partnershipId: this.partnershipId,
      expectedHead: head,
      fingerprint: command.fingerprint,
      actor: command.actor,
      recordedAt: stamp > recordedAt ? stamp : recordedAt,
      imported: command.recordedAt !== null,
      appendedAt,
      events: [...command.events],
    };
    const known = new Map([...stored.known, ...this.recent]);
    this.remember(command.events, known);
    const after: Standpoint = {
      head: headAfter(decision),
      recordedAt: decision.recordedAt,
      register: registerAfter(
        (this.inFlight.size === 0 ? withoutNames(standpoint) : standpoint).register,
        command.events,
        known,
      ),
      terms: terms + newTermsOf(command.events, termsKnown(standpoint, stored)).length,
    };
    this.speculative = after;
    entry.attempts += 1;
    entry.isOut = true;
    const settled = this.settle(entry, decision).finally(() => {
      this.inFlight.delete(command.commandId);
      this.context.onIdle(this.partnershipId);
    });
    this.inFlight.set(command.commandId, { entry, after, settled });
  }

  private remember(events: readonly Event[], before: KnownEvents): void {
    const known = new Map(before);
    for (const event of events) {
      const status = statusOf(event, known);
      if (!status) continue;
      known.set(event.id, status);
      this.recent.set(event.id, status);
    }
  }

  /** Appends and waits for the ruling; an attempt that came to nothing goes back to its place in the queue. */
  private async settle(entry: Entry, decision: Decision): Promise<void> {
    const { appender, watch } = this.context;
    const attempt = {
      partition: this.partition,
      partnershipId: this.partnershipId,
      commandId: decision.commandId,
      expectedHead: decision.expectedHead,
    };
    const awaited = watch.await(attempt, entry.deadline.leftMs);
    try {
      const appended = await appender.append(this.partnershipId, encodeDecision(decision)).then(placeOf, failureOf);
      if (typeof appended === 'object' && appended !== null) {
        this.broken = true;
        awaited.abandon();
        this.again(entry, appended);
      } else {
        awaited.appended(appended);
        this.conclude(entry, await awaited.ruling);
      }
    } catch (error) {
      this.broken = true;
      entry.reject(error);
    }
  }

  private conclude(entry: Entry, ruling: AttemptRuling | null): void {
    const { command } = entry;
    if (ruling && 'effective' in ruling) {
      const { effective } = ruling;
      this.effective.push(...command.events.map(({ id }) => id));
      if (effective.fingerprint === command.fingerprint)
        return entry.resolve({ outcome: 'recorded', decision: effective, repeated: false });
      this.broken = true;
      return entry.resolve({ outcome: 'key-reused' });
    }
    this.broken = true;
    if (ruling === null) entry.resolve({ outcome: 'unruled' });
    else this.again(entry, { outcome: 'contended' });
  }

  private again(entry: Entry, otherwise: RecordOutcome): void {
    entry.isOut = false;
    if (entry.deadline.isOver) return;
    if (otherwise.outcome === 'too-large' || entry.attempts >= MAX_ATTEMPTS) return entry.resolve(otherwise);
    this.context.onRetry(otherwise);
    this.enqueue(entry);
  }
}

const termsKnown = ({ terms: count }: Standpoint, { terms }: StoredState): KnownTerms => ({
  count,
  named: terms,
});

const NO_TERMS: KnownTerms = { count: 0, named: new Set() };

const placeOf = ({ offset }: LogPlace): number => offset;

/** Why a record is certainly not in the log; null when that is not certain, and its ruling has to be waited for. */
function failureOf(error: unknown): RecordOutcome | null {
  const failure = error as Partial<RecordNotAppended | RecordTooLarge>;
  if (failure.code === 'record-too-large')
    return { outcome: 'too-large', bytes: failure.bytes!, limit: failure.limit! };
  return failure.code === 'record-not-appended' ? { outcome: 'log-unavailable' } : null;
}
