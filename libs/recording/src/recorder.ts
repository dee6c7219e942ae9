import type { TermKinds } from '#domain';
import { CURRENT_SCHEMA_VERSION, faultOfJson, type Cursor, type WriteVersion } from '#contracts';
import { inSpan } from '#observability';
import type { EventLog, LogAppender } from '#event-log';
import { type Database, SharedWork, rowsOf } from '#postgres';
import { RulingWatch } from './rulings/ruling-watch';
import type { RecordCommand, RecordOutcome } from './command';
import { CommandQueue } from './queue/command-queue';
import { loadDecisionStates, type StateToLoad, type StoredState } from '#ledger';
import type { QueueContext } from './queue/queue-context';
import type { RecorderLoad, RecorderReports } from './recorder-reports';
import { reportingAppender, reportingWatch } from './reporting';
import type { StoredDecision } from '#ledger';
import { loadVoidAttempts, type VoidAttempt } from './void-attempts';

export interface RecorderOptions {
  readonly log: EventLog;
  readonly database: Database;
  readonly termKinds: TermKinds;
  /** The version of the records that are written; by default the newest. */
  readonly writeVersion?: WriteVersion;
  readonly now: () => Date;
  readonly random: () => number;
  readonly onTrouble: (error: unknown) => void;
  /** Milliseconds until a response is due, even if the ruling is outstanding or nothing was appended. 10 s by default. */
  readonly answerWithinMs?: number;
  readonly reports?: RecorderReports;
}

/** The known status of a command: recorded, void with the reasons of its attempts, or not seen yet. */
export type CommandStatus =
  | { readonly status: 'effective'; readonly decision: StoredDecision }
  | { readonly status: 'void'; readonly attempts: readonly VoidAttempt[] }
  | { readonly status: 'unseen' };

/** Two concurrent loads keep Postgres busy. If more queues shared one load, all would wait for the slowest. */
const LOADS = { atOnce: 2, weight: 256, weightOf: () => 1 };

/** The command side of the ledger: decides, appends and awaits the ruling. */
export class Recorder {
  private readonly queues = new Map<string, CommandQueue>();
  private readonly states: SharedWork<StateToLoad, StoredState>;
  private readonly context: QueueContext;

  private constructor(
    private readonly options: RecorderOptions,
    private readonly appender: LogAppender,
    private readonly watch: RulingWatch,
  ) {
    this.states = new SharedWork((toLoad) => loadDecisionStates(options.database.pool, toLoad), LOADS);
    this.context = this.contextOf();
  }

  static async start(options: RecorderOptions): Promise<Recorder> {
    const { database, log, onTrouble, reports = {} } = options;
    const watch = new RulingWatch(database, onTrouble, () => reports.listensAgain?.());
    await watch.start();
    return new Recorder(options, reportingAppender(log.appender(), reports), watch);
  }

  /** Records a command's events, all or none. Sending a command again with the same id and events is always safe. */
  async record(command: RecordCommand): Promise<RecordOutcome> {
    const since = performance.now();
    const report = (outcome: RecordOutcome | { readonly outcome: 'failed' }): void =>
      this.options.reports?.answered?.(command, outcome, (performance.now() - since) / 1_000);
    try {
      const outcome = await this.submit(command);
      report(outcome);
      return outcome;
    } catch (error) {
      report({ outcome: 'failed' });
      throw error;
    }
  }

  private submit(command: RecordCommand): Promise<RecordOutcome> {
    const { partnershipId, commandId } = command;
    const attributes = { 'partnership.id': partnershipId, 'partnership.command_id': commandId };
    return inSpan('record', { kind: 'producer', attributes }, async (span) => {
      const outcome = await this.queueOf(partnershipId).submit(command);
      span?.setAttribute('partnership.outcome', outcome.outcome);
      return outcome;
    });
  }

  /** The current load. Iterates over every queue. */
  get load(): RecorderLoad {
    let [queued, inFlight] = [0, 0];
    for (const { underWay } of this.queues.values()) {
      queued += underWay.queued;
      inFlight += underWay.inFlight;
    }
    return { partnerships: this.queues.size, queued, inFlight, oldestSeconds: this.watch.oldestSeconds };
  }

  async statusOf(partnershipId: string, commandId: string): Promise<CommandStatus> {
    // An id that no record can contain has nothing stored, and Postgres rejects a query with it.
    if (faultOfJson(commandId)) return { status: 'unseen' };
    const { pool } = this.options.database;
    const partition = this.options.log.partitionOf(partnershipId);
    const { decisions } = await this.states.do({
      partnershipId,
      partition,
      commandIds: [commandId],
      eventIds: [],
      names: { parties: [], agreements: [] },
      terms: [],
    });
    const decision = decisions.get(commandId);
    if (decision) return { status: 'effective', decision };
    const attempts = await rowsOf<VoidAttempt>(pool, loadVoidAttempts, [partnershipId, commandId]);
    return attempts.length > 0 ? { status: 'void', attempts } : { status: 'unseen' };
  }

  /** The version of the records that are written, and of the cursors. */
  get writeVersion(): WriteVersion {
    return this.context.writeVersion;
  }

  /** Returns the place in the feed right behind a decision. In other partitions it is the place projected to so far. */
  cursorAfter({ place, cursorHash: hash }: StoredDecision): Cursor {
    const { logId, partitions } = this.options.log;
    const places = Array.from({ length: partitions }, (_, partition) =>
      partition === place.partition
        ? { offset: place.offset + 1, ordinal: 0, hash }
        : { ...this.watch.projectedTo(partition), ordinal: 0 },
    );
    return { logId, places };
  }

  /** Returns the place in the feed of the first term change that the decision's response omits; null if it omits none. */
  cursorOfMore(decision: StoredDecision): Cursor | null {
    const { place, cursorHash: hash, termChanges, furtherChanges } = decision;
    if (furtherChanges === 0) return null;
    const { logId, places } = this.cursorAfter(decision);
    // Some of the decision's term changes precede this place: the hash is that behind it.
    return { logId, places: places.with(place.partition, { offset: place.offset, ordinal: termChanges.length, hash }) };
  }

  /** Passes on what a projector in this process has just committed, before the database notifies it. */
  committed(partition: number, decisions: () => readonly StoredDecision[]): void {
    if (this.queues.size > 0) this.watch.committed(partition, decisions());
  }

  /** The term kinds against which the content of commands is checked. */
  get termKinds(): TermKinds {
    return this.options.termKinds;
  }

  /** Waits until the commands under way have ended, for as long as the log needs. */
  async close(): Promise<void> {
    await this.appender.close();
    await this.watch.close();
  }

  private queueOf(partnershipId: string): CommandQueue {
    const partition = this.options.log.partitionOf(partnershipId);
    const queue = this.queues.get(partnershipId) ?? new CommandQueue(partnershipId, partition, this.context);
    this.queues.set(partnershipId, queue);
    return queue;
  }

  private contextOf(): QueueContext {
    const {
      termKinds,
      writeVersion = CURRENT_SCHEMA_VERSION,
      now,
      random,
      answerWithinMs = 10_000,
      reports = {},
    } = this.options;
    return {
      states: this.states,
      termKinds,
      writeVersion,
      now,
      answerWithinMs,
      appender: this.appender,
      watch: reportingWatch(this.watch, reports),
      jitterMs: (attempt) => random() * Math.min(200, 5 * 2 ** attempt),
      onRetry: ({ outcome }) => reports.retried?.(outcome),
      onIdle: (partnershipId) => {
        if (this.queues.get(partnershipId)?.idle) this.queues.delete(partnershipId);
      },
    };
  }
}
