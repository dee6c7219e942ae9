import { setImmediate as nextTurn } from 'node:timers/promises';
import { cursorHash, FIRST_CURSOR_HASH, type Head } from '#contracts';
import type { VoidReason } from '#domain';
import { type Database, rowsOf, type Unsubscribe, WakeableLoop } from '#postgres';
import { readAllProgress, storedDecision, type StoredDecision, type StoredDecisionJson } from '#ledger';
import { loadRulings } from './load-rulings.sql';

/** What the log's order made of one attempt to record a command; null: not known yet. */
export type AttemptRuling = { readonly effective: StoredDecision } | { readonly void: VoidReason };

export interface Attempt {
  readonly partition: number;
  readonly partnershipId: string;
  readonly commandId: string;
  readonly expectedHead: Head;
}

/** An attempt that is waited for. */
export interface AwaitedRuling {
  /** The ruling, or null if none came in time or the attempt was abandoned. */
  readonly ruling: Promise<AttemptRuling | null>;
  /** Where its record lies: before that has been projected there is nothing to look up. Null: nobody knows where, if at all. */
  appended(offset: number | null): void;
  /** Its record is certainly not in the log. */
  abandon(): void;
}

interface Waiter {
  readonly attempt: Attempt;
  readonly since: number;
  readonly deadline: number;
  readonly resolve: (ruling: AttemptRuling | null) => void;
  /** From which next offset of its partition on it may be ruled; infinite while its append is under way. */
  ruledFrom: number;
  /** It waits for long: look it up once, whatever was heard. */
  late: boolean;
}

/** How far a partition has been projected, with the hash of that place where it is known. */
interface ProjectedTo {
  readonly offset: number;
  readonly hash: string | undefined;
}

const NOTHING: ProjectedTo = { offset: 0, hash: FIRST_CURSOR_HASH };

/** How often attempts that wait longer than that are looked up whatever was heard: a safety net for a lost connection. */
const POLL_MS = 250;

const commandKey = ({ partnershipId, commandId }: Pick<Attempt, 'partnershipId' | 'commandId'>): string =>
  `${partnershipId} ${commandId}`;

/** Waits for rulings: woken by the projector's commits, it looks up all attempts of the partitions that have moved in one query. */
export class RulingWatch {
  private readonly waiting = new Map<number, Set<Waiter>>();
  /** Partitions that have moved on since they were last looked at. */
  private readonly moved = new Set<number>();
  private readonly loop: WakeableLoop;
  private readonly projected = new Map<number, ProjectedTo>();
  private unsubscribe: Unsubscribe = () => Promise.resolve();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly onTrouble: (error: unknown) => void,
    private readonly onResumed: () => void = () => undefined,
  ) {
    this.loop = new WakeableLoop({ work: () => this.lookUpMoved(), onError: onTrouble });
  }

  async start(): Promise<void> {
    this.unsubscribe = await this.database.progress.subscribe({
      progressed: (partition, offset, hash) => this.progressed(partition, { offset, hash }),
      resumed: this.onResumed,
      trouble: this.onTrouble,
    });
    for (const { partition, nextOffset, placeHash } of await readAllProgress(this.database.pool))
      this.projected.set(partition, { offset: nextOffset, hash: cursorHash(placeHash) });
    this.timer = setInterval(() => this.poll(), POLL_MS);
  }

  /** Waits for the ruling of an attempt, for `withinMs` at most. Call it before its record is appended. */
  await(attempt: Attempt, withinMs: number): AwaitedRuling {
    const { promise, resolve } = Promise.withResolvers<AttemptRuling | null>();
    const { partition } = attempt;
    const waiters = this.waiting.get(partition) ?? new Set();
    this.waiting.set(partition, waiters);
    const since = performance.now();
    const waiter: Waiter = { attempt, since, deadline: since + withinMs, resolve, ruledFrom: Infinity, late: false };
    waiters.add(waiter);
    return {
      ruling: promise,
      appended: (offset) => {
        waiter.ruledFrom = offset === null ? 0 : offset + 1;
        if (waiters.has(waiter) && waiter.ruledFrom <= this.projectedTo(partition).offset) this.wake(partition);
      },
      abandon: () => {
        if (waiters.delete(waiter)) resolve(null);
      },
    };
  }

  /** A projector in this process has just committed these: whoever waits for one of them need not look it up. */
  committed(partition: number, decisions: readonly StoredDecision[]): void {
    const waiters = this.waiting.get(partition);
    if (!waiters || waiters.size === 0) return;
    const found = new Map(decisions.map((decision) => [commandKey(decision), decision]));
    for (const waiter of waiters) {
      const effective = found.get(commandKey(waiter.attempt));
      if (effective && waiters.delete(waiter)) waiter.resolve({ effective });
    }
  }

  /** How far a partition has been projected, as far as is known here: never beyond what is. */
  projectedTo(partition: number): ProjectedTo {
    return this.projected.get(partition) ?? NOTHING;
  }

  /** For how long the ruling that is waited for longest has been, in seconds; 0 where none is. */
  get oldestSeconds(): number {
    let oldest = performance.now();
    for (const waiters of this.waiting.values()) for (const { since } of waiters) oldest = Math.min(oldest, since);
    return (performance.now() - oldest) / 1_000;
  }

  async close(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    for (const waiters of this.waiting.values()) {
      for (const waiter of waiters) waiter.resolve(null);
      waiters.clear();
    }
    await this.loop.close();
    await this.unsubscribe();
  }

  private progressed(partition: number, to: ProjectedTo): void {
    this.projected.set(partition, to);
    this.wake(partition);
  }

  private poll(): void {
    const now = performance.now();
    for (const [partition, waiters] of this.waiting) {
      for (const waiter of waiters) waiter.late = now - waiter.since >= POLL_MS;
      if (waiters.size > 0) this.wake(partition);
    }
    // A look-up may hang for as long as its connection does.
    this.expire(now);
  }

  private wake(partition: number): void {
    this.moved.add(partition);
    this.loop.wake();
  }

  private async lookUpMoved(): Promise<void> {
    // A commit announces all the partitions that it moved: they are looked up together.
    await nextTurn();
    const partitions = [...this.moved];
    this.moved.clear();
    await this.settle(partitions);
  }

  private async settle(partitions: readonly number[]): Promise<void> {
    const asked = partitions.flatMap((partition) => this.dueOf(partition));
    for (const waiter of asked) waiter.late = false;
    if (asked.length === 0) return;
    const attempts = asked.map(({ attempt }) => attempt);
    type Row = { nth: number; effective: StoredDecisionJson | null; reason: VoidReason | null };
    const rows = await rowsOf<Row>(this.database.pool, loadRulings, [
      asked.map((_, nth) => nth),
      attempts.map(({ partnershipId }) => partnershipId),
      attempts.map(({ commandId }) => commandId),
      attempts.map(({ expectedHead }) => expectedHead.version),
      attempts.map(({ expectedHead }) => expectedHead.eventId),
    ]);
    // Effective rows come first: a repeated record of an effective command is void as a duplicate, which is nobody's concern.
    for (const { nth, effective, reason } of rows) {
      const waiter = asked[nth]!;
      if (this.waiting.get(waiter.attempt.partition)!.delete(waiter))
        waiter.resolve(effective ? { effective: storedDecision(effective) } : { void: reason! });
    }
  }

  /** Those that may have been ruled by now. */
  private dueOf(partition: number): Waiter[] {
    const { offset: nextOffset } = this.projectedTo(partition);
    return [...(this.waiting.get(partition) ?? [])].filter(({ ruledFrom, late }) => late || ruledFrom <= nextOffset);
  }

  private expire(now: number): void {
    for (const waiters of this.waiting.values())
      for (const waiter of waiters) if (waiter.deadline <= now && waiters.delete(waiter)) waiter.resolve(null);
  }
}
