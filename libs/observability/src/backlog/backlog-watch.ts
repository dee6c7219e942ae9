import { oneAtATime } from '../deadline/one-at-a-time';
import { Sightings } from './sightings';

export interface BacklogSources {
  /** Where each partition ends, by its number. */
  ends(): Promise<readonly number[]>;
  /** Up to where each partition is done, by its number. */
  done(): Promise<readonly number[]>;
}

export interface BacklogOptions extends BacklogSources {
  readonly everyMs?: number;
  /** Within it both have to answer, or the backlog is not known. */
  readonly deadlineMs?: number;
  /** Milliseconds that only go forward. */
  readonly now?: () => number;
  readonly onTrouble: (error: unknown) => void;
}

export interface PartitionBacklog {
  readonly partition: number;
  readonly waiting: number;
  /** For how long the oldest that waits has been seen to, to within one look; 0 where nothing waits. */
  readonly seconds: number;
  /** For how long nothing was done though something waited. */
  readonly unmovedSeconds: number;
}

interface Known {
  readonly ends: readonly number[];
  readonly done: readonly number[];
}

const EVERY_MS = 2_000;
const DEADLINE_MS = 3_000;

/**
 * What waits between the end of each partition and what is done of it: asked for again and again, so that it is right when nothing moves at all.
 * While it cannot be asked for it is not known, and no value is given. How long something waits is counted from when it was first seen here:
 * a process that has just begun has seen nothing wait yet.
 */
export class BacklogWatch {
  private readonly askEnds: () => Promise<readonly number[]>;
  private readonly askDone: () => Promise<readonly number[]>;
  private readonly now: () => number;
  private readonly sightings: Sightings[] = [];
  /** By partition: when more was done for the last time. */
  private readonly movedAt: number[] = [];
  private latest: Known | null = null;
  private latestEnds: readonly number[] | null = null;
  private isKnown = false;
  private askedAt: number;
  private timer: NodeJS.Timeout | undefined;
  private stopped = true;

  constructor(private readonly options: BacklogOptions) {
    this.now = options.now ?? (() => performance.now());
    this.askedAt = this.now();
    const deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    this.askEnds = oneAtATime(() => options.ends(), deadlineMs);
    this.askDone = oneAtATime(() => options.done(), deadlineMs);
  }

  /** Looks now and every two seconds; ends with `stop`. */
  start(): void {
    this.stopped = false;
    const again = async (): Promise<void> => {
      await this.look();
      if (!this.stopped) this.timer = setTimeout(() => void again(), this.options.everyMs ?? EVERY_MS);
    };
    void again();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  async look(): Promise<void> {
    try {
      const [ends, done] = await this.askBoth();
      this.take({ ends, done });
      this.isKnown = true;
      this.askedAt = this.now();
    } catch (error) {
      this.isKnown = false;
      this.options.onTrouble(error);
    }
  }

  /** Where each partition ended at the last look; null if that was not told then, whatever is done. */
  get ends(): readonly number[] | null {
    return this.latestEnds;
  }

  /** Whether the last look told. */
  get known(): boolean {
    return this.isKnown;
  }

  /** Since a look told last. */
  get unknownSeconds(): number {
    return (this.now() - this.askedAt) / 1_000;
  }

  /** Of these partitions, or of all; of none while it is not known. */
  of(partitions?: ReadonlySet<number>): readonly PartitionBacklog[] {
    if (!this.latest || !this.isKnown) return [];
    const { ends, done } = this.latest;
    return ends.flatMap((end, partition) =>
      partitions && !partitions.has(partition) ? [] : [this.backlogOf(partition, end, done[partition] ?? 0)],
    );
  }

  private async askBoth(): Promise<[readonly number[], readonly number[]]> {
    const ends = this.askEnds();
    ends.then(
      (told) => (this.latestEnds = told),
      () => (this.latestEnds = null),
    );
    return Promise.all([ends, this.askDone()]);
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
      (this.sightings[partition] ??= new Sightings()).look(end, done, at);
      if (before === null || done !== before.done[partition]) this.movedAt[partition] = at;
    }
    this.latest = known;
  }
}
