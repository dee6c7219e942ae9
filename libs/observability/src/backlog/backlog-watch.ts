import { oneAtATime } from '../deadline/one-at-a-time';
import { Sightings } from './sightings';

export interface BacklogSources {
  /** Reads the end of each partition, indexed by partition number. */
  ends(): Promise<readonly number[]>;
  /** Reads the offset up to which each partition is processed, indexed by partition number. */
  done(): Promise<readonly number[]>;
}

export interface BacklogOptions extends BacklogSources {
  readonly everyMs?: number;
  /** The deadline in milliseconds for both reads. After it the backlog is unknown. */
  readonly deadlineMs?: number;
  /** Returns milliseconds from a monotonic clock. */
  readonly now?: () => number;
  readonly onTrouble: (error: unknown) => void;
}

export interface PartitionBacklog {
  readonly partition: number;
  readonly waiting: number;
  /** The time since the oldest waiting record was first seen, accurate to one poll; 0 if nothing waits. */
  readonly seconds: number;
  /** The time without progress while records waited. */
  readonly unmovedSeconds: number;
}

interface Known {
  readonly ends: readonly number[];
  readonly done: readonly number[];
}

const EVERY_MS = 2_000;
const DEADLINE_MS = 3_000;

/**
 * Polls the backlog: the records between the end of each partition and the processed offset. Polling keeps the numbers right even if nothing moves.
 * While a read fails, the backlog is unknown and no value is returned. The waiting time of a record starts when this process first sees it, so it
 * is 0 after a start.
 */
export class BacklogWatch {
  private readonly readEnds: () => Promise<readonly number[]>;
  private readonly readDone: () => Promise<readonly number[]>;
  private readonly now: () => number;
  private readonly sightings: Sightings[] = [];
  /** The time of the last progress, by partition. */
  private readonly movedAt: number[] = [];
  private latest: Known | null = null;
  private latestEnds: readonly number[] | null = null;
  private isKnown = false;
  private readAt: number;
  private timer: NodeJS.Timeout | undefined;
  private stopped = true;

  constructor(private readonly options: BacklogOptions) {
    this.now = options.now ?? (() => performance.now());
    this.readAt = this.now();
    const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    this.readEnds = oneAtATime(() => options.ends(), deadlineMs);
    this.readDone = oneAtATime(() => options.done(), deadlineMs);
  }

  /** Polls now and every two seconds until `stop`. */
  start(): void {
    this.stopped = false;
    const again = async (): Promise<void> => {
      await this.poll();
      if (!this.stopped) this.timer = setTimeout(() => void again(), this.options.everyMs ?? EVERY_MS);
    };
    void again();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  async poll(): Promise<void> {
    try {
      const [ends, done] = await this.readBoth();
      this.take({ ends, done });
      this.isKnown = true;
      this.readAt = this.now();
    } catch (error) {
      this.isKnown = false;
      this.options.onTrouble(error);
    }
  }

  /** The end of each partition at the last poll; null if that read failed. Independent of the processed offsets. */
  get ends(): readonly number[] | null {
    return this.latestEnds;
  }

  /** Whether the last poll succeeded. */
  get known(): boolean {
    return this.isKnown;
  }

  /** The time since the last successful poll. */
  get unknownSeconds(): number {
    return (this.now() - this.readAt) / 1_000;
  }

  /** Returns the backlog of these partitions, or of all; empty while it is unknown. */
  of(partitions?: ReadonlySet<number>): readonly PartitionBacklog[] {
    if (!this.latest || !this.isKnown) return [];
    const { ends, done } = this.latest;
    return ends.flatMap((end, partition) =>
      partitions && !partitions.has(partition) ? [] : [this.backlogOf(partition, end, done[partition] ?? 0)],
    );
  }

  private async readBoth(): Promise<[readonly number[], readonly number[]]> {
    const ends = this.readEnds();
    ends.then(
      (known) => (this.latestEnds = known),
      () => (this.latestEnds = null),
    );
    return Promise.all([ends, this.readDone()]);
  }

  private backlogOf(partition: number, end: number, done: number): PartitionBacklog {
    const waiting = Math.max(0, end - done);
    const since = (at: number | null | undefined): number =>
      waiting === 0 || at == null ? 0 : (this.now() - at) / 1_000;
    const seconds = since(this.sightings[partition]?.oldest(done));
    return { partition, waiting, seconds, unmovedSeconds: Math.min(seconds, since(this.movedAt[partition])) };
  }

  private take(known: Known): void {
    const before = this.latest;
    const at = this.now();
    for (const [partition, end] of known.ends.entries()) {
      const done = known.done[partition] ?? 0;
      (this.sightings[partition] ??= new Sightings()).record(end, done, at);
      if (before === null || done !== before.done[partition]) this.movedAt[partition] = at;
    }
    this.latest = known;
  }
}
