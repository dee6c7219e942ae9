import { setImmediate as nextTurn } from 'node:timers/promises';
import { cursorHash, FIRST_CURSOR_HASH, type Head } from '#contracts';
import type { VoidReason } from '#domain';
import { type Database, rowsOf, type Unsubscribe, WakeableLoop } from '#postgres';
import { readAllProgress, storedDecision, type StoredDecision, type StoredDecisionJson } from '#ledger';
import { loadRulings } from './load-rulings.sql';

/** The ruling of one attempt to record a command, which follows from the order of the log. */
export type AttemptRuling = { readonly effective: StoredDecision } | { readonly void: VoidReason };

export interface Attempt {
  readonly partition: number;
  readonly partnershipId: string;
  readonly commandId: string;
  readonly expectedHead: Head;
}

/** An attempt whose ruling is awaited. */
export interface AwaitedRuling {
  /** The ruling, or null if none came in time or the attempt was abandoned. */
  readonly ruling: Promise<AttemptRuling | null>;
  /** Sets the offset of the record; before it is projected there is nothing to look up. Null: unknown, and perhaps not in the log. */
  appended(offset: number | null): void;
  /** Ends the wait: the record is certainly not in the log. */
  abandon(): void;
}

interface Waiter {
  readonly attempt: Attempt;
  readonly since: number;
  readonly deadline: number;
  readonly resolve: (ruling: AttemptRuling | null) => void;
  /** The next offset of its partition from which it may be ruled; infinite while its append is under way. */
  ruledFrom: number;
  /** Whether it has waited for long and is looked up once, whatever was notified. */
  late: boolean;
}

/** The next offset of a partition that is projected, with the hash of that place if known. */
interface ProjectedTo {
  readonly offset: number;
  readonly hash: string | undefined;
}

const NOTHING: ProjectedTo = { offset: 0, hash: FIRST_CURSOR_HASH };

/** Milliseconds between lookups of attempts that have waited longer, whatever was notified: a fallback for a lost connection. */
const POLL_MS = 250;

const commandKey = ({ partnershipId, commandId }: Pick<Attempt, 'partnershipId' | 'commandId'>): string =>
  `${partnershipId} ${commandId}`;

/** Waits for rulings. The projector's commits wake it; it then looks up all attempts of the partitions that have moved, in one query. */
export class RulingWatch {
  private readonly waiting = new Map<number, Set<Waiter>>();
  /** The partitions that have moved since the last lookup. */
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
    this.loop = new WakeableLoop({ work: () => this.settleMoved(), onError: onTrouble });
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

  /** Waits for the ruling of an attempt, for at most `withinMs`. Call it before the record is appended. */
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

  /** Resolves the waiters of decisions that a projector in this process has just committed. */
  committed(partition: number, decisions: readonly StoredDecision[]): void {
    const waiters = this.waiting.get(partition);
    if (!waiters || waiters.size === 0) return;
    const found = new Map(decisions.map((decision) => [commandKey(decision), decision]));
    for (const waiter of waiters) {
      const effective = found.get(commandKey(waiter.attempt));
      if (effective && waiters.delete(waiter)) waiter.resolve({ effective });
    }
  }

  /** Returns how far a partition is projected, as far as this process knows; never too far. */
  projectedTo(partition: number): ProjectedTo {
    return this.projected.get(partition) ?? NOTHING;
  }

  /** The seconds since the oldest awaited attempt began to wait; 0 if there is none. */
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
    // A lookup may hang for as long as its connection does.
    this.expire(now);
  }

  private wake(partition: number): void {
    this.moved.add(partition);
    this.loop.wake();
  }

  private async settleMoved(): Promise<void> {
    // One commit notifies every partition that it moved: they are looked up together.
    await nextTurn();
    const partitions = [...this.moved];
    this.moved.clear();
    await this.settle(partitions);
  }

  private async settle(partitions: readonly number[]): Promise<void> {
    const waiters = partitions.flatMap((partition) => this.dueOf(partition));
    for (const waiter of waiters) waiter.late = false;
    if (waiters.length === 0) return;
    const attempts = waiters.map(({ attempt }) => attempt);
    type Row = { nth: number; effective: StoredDecisionJson | null; reason: VoidReason | null };
    const rows = await rowsOf<Row>(this.database.pool, loadRulings, [
      waiters.map((_, nth) => nth),
      attempts.map(({ partnershipId }) => partnershipId),
      attempts.map(({ commandId }) => commandId),
      attempts.map(({ expectedHead }) => expectedHead.version),
      attempts.map(({ expectedHead }) => expectedHead.eventId),
    ]);
    // Effective rows come first. A repeated record of an effective command is void as a duplicate, which does not matter here.
    for (const { nth, effective, reason } of rows) {
      const waiter = waiters[nth]!;
      if (this.waiting.get(waiter.attempt.partition)!.delete(waiter))
        waiter.resolve(effective ? { effective: storedDecision(effective) } : { void: reason! });
    }
  }

  /** Returns the waiters that may have been ruled by now. */
  private dueOf(partition: number): Waiter[] {
    const { offset: nextOffset } = this.projectedTo(partition);
    return [...(this.waiting.get(partition) ?? [])].filter(({ ruledFrom, late }) => late || ruledFrom <= nextOffset);
  }

  private expire(now: number): void {
    for (const waiters of this.waiting.values())
      for (const waiter of waiters) if (waiter.deadline <= now && waiters.delete(waiter)) waiter.resolve(null);
  }
}
