/** Whether the records of the log are being applied, and since when (milliseconds since 1970). */
export interface ProgressState {
  readonly state: 'moving' | 'stalled';
  readonly since: number;
}

/** The advice to the process: continue, reconnect, or exit so that a new process can try. */
export type ProgressAdvice = 'go-on' | 'renew' | 'end';

export interface ProgressLimits {
  /** Milliseconds without progress while records wait, after which the process is stalled and reconnects; again after as long. */
  readonly stalledMs: number;
  /** Milliseconds after which a process that was always connected and made no progress exits. */
  readonly endMs: number;
}

export const PROGRESS_LIMITS: ProgressLimits = { stalledMs: 30_000, endMs: 120_000 };

/** One observation. */
export interface ProgressSeen {
  /** The next offset and the log end of each partition that should move; null if the log or the database did not answer. */
  readonly partitions: ReadonlyMap<number, { readonly next: number; readonly end: number }> | null;
  /** Whether both the log and the database answer. */
  readonly connected: boolean;
}

/**
 * Watches one process that applies the log:
 *
 * | mode    | what is seen                                              | mode    | advice  |
 * | ------- | --------------------------------------------------------- | ------- | ------- |
 * | moving  | each partition moves, or has nothing to apply              | moving  | go-on   |
 * | moving  | one has not moved for `stalledMs` though records wait, or no observation was possible for as long | stalled | renew |
 * | stalled | it still has not, `stalledMs` after the last renewal       | stalled | renew   |
 * | stalled | it still has not, and both sides have answered for `endMs` | stalled | end     |
 * | stalled | each partition moves, or has nothing to apply              | moving  | go-on   |
 */
export class ProgressWatch {
  private mode: ProgressState;
  /** By partition: its next offset, and when it last moved or had nothing to apply. */
  private well = new Map<number, { readonly next: number; readonly at: number }>();
  private reportedAt: number;
  private renewedAt = -Infinity;
  private connectedSince: number | null = null;

  constructor(
    now: number,
    private readonly limits: ProgressLimits = PROGRESS_LIMITS,
  ) {
    this.mode = { state: 'moving', since: now };
    this.reportedAt = now;
  }

  get progress(): ProgressState {
    return this.mode;
  }

  observe(now: number, { partitions, connected }: ProgressSeen): ProgressAdvice {
    if (partitions) this.note(now, partitions);
    this.connectedSince = connected ? (this.connectedSince ?? now) : null;
    return now - this.lastWell() < this.limits.stalledMs ? this.moves(now) : this.stalls(now);
  }

  private note(now: number, partitions: NonNullable<ProgressSeen['partitions']>): void {
    this.reportedAt = now;
    const before = this.well;
    this.well = new Map();
    for (const [partition, { next, end }] of partitions) {
      const former = before.get(partition);
      const isStuck = former?.next === next && next < end;
      this.well.set(partition, isStuck ? former : { next, at: now });
    }
  }

  private lastWell(): number {
    return Math.min(this.reportedAt, ...[...this.well.values()].map(({ at }) => at));
  }

  private moves(now: number): ProgressAdvice {
    if (this.mode.state === 'stalled') this.mode = { state: 'moving', since: now };
    return 'go-on';
  }

  private stalls(now: number): ProgressAdvice {
    if (this.mode.state === 'moving') this.mode = { state: 'stalled', since: now };
    const tryingSince = Math.max(this.mode.since, this.connectedSince ?? Infinity);
    if (now - tryingSince >= this.limits.endMs) return 'end';
    if (now - this.renewedAt < this.limits.stalledMs) return 'go-on';
    this.renewedAt = now;
    return 'renew';
  }
}
