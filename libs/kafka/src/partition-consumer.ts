import { backoffMs, NotYet, type LogRecord, type PartitionRange, type PartitionReader } from '#event-log';

/** The log no longer holds the offset that the reader needs next. The reader is asked for its position again and can refuse. */
export class OffsetLost extends Error {
  readonly code = 'offset-lost';

  constructor(partition: number, wanted: number, found: number) {
    super(`Partition ${partition} was asked for offset ${wanted} and gave ${found}`);
    this.name = 'OffsetLost';
  }
}

/** The operations of the Kafka consumer that the consumer of a partition may use. */
export interface ConsumerControl {
  readonly range: (partition: number) => Promise<PartitionRange>;
  readonly seek: (partition: number, offset: number) => void;
  readonly pause: (partition: number) => void;
  readonly resume: (partition: number) => void;
}

/**
 * Consumes one partition during one assignment. Asks the reader where to begin, passes on only the records that follow, and pauses this partition
 * alone while the reader fails.
 */
export class PartitionConsumer {
  /** Resolves once the reader has returned where to begin. */
  readonly positioned: Promise<void>;
  /** The batch that the reader processes, if any; never rejects. */
  busy: Promise<unknown> = Promise.resolve();
  private markPositioned: () => void = () => {};
  private live = true;
  private next: number | null = null;
  /** The offset to which the Kafka consumer was moved back, because the records did not begin there. */
  private sought: number | null = null;
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly partition: number,
    private readonly reader: PartitionReader,
    private readonly control: ConsumerControl,
  ) {
    this.positioned = new Promise((resolve) => (this.markPositioned = resolve));
  }

  /** Call it while the partition is paused, so that nothing is fetched in vain. */
  async start(former: Promise<unknown>): Promise<void> {
    await former;
    await this.position();
  }

  end(): void {
    this.live = false;
    clearTimeout(this.timer);
  }

  /**
   * Resolves when the Kafka consumer may fetch the next records; true if it continues behind these. While the log has more, it resolves at once, so
   * that the next records are fetched meanwhile. At the log's end it resolves when the reader is done, so that new records arrive together.
   */
  async take(records: readonly LogRecord[], end: number): Promise<boolean> {
    await this.busy;
    const following = this.following(records);
    const last = following.at(-1);
    if (last === undefined) return false;
    const next = last.offset + 1;
    const passing = this.pass(following, next, end);
    this.busy = passing;
    return next < end || passing;
  }

  private async position(): Promise<void> {
    if (!this.live) return;
    try {
      const range = await this.control.range(this.partition);
      // Another consumer may have been positioned since, and the reader stores one position.
      if (!this.live) return;
      const from = await this.reader.assigned(this.partition, range);
      if (!this.live) return;
      this.next = from;
      this.sought = null;
      this.control.seek(this.partition, from);
      this.control.resume(this.partition);
      this.markPositioned();
    } catch (error) {
      this.fail(error);
    }
  }

  private async pass(records: readonly LogRecord[], next: number, end: number): Promise<boolean> {
    try {
      await this.reader.batch(this.partition, records, { end });
      this.failures = 0;
      this.sought = null;
      this.next = next;
      return this.live;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  /** Returns those of the records that the reader needs next; none if the records do not follow. */
  private following(records: readonly LogRecord[]): readonly LogRecord[] {
    const { next } = this;
    const [first] = records;
    if (!this.live || next === null || first === undefined || !this.follows(records, next)) return [];
    return first.offset < next ? records.filter(({ offset }) => offset >= next) : records;
  }

  /**
   * Returns whether the records follow. A fetch under way during a seek returns the wrong records, so it is repeated once. A gap that remains is in
   * the log itself (control records).
   */
  private follows(records: readonly LogRecord[], next: number): boolean {
    const first = records[0]?.offset ?? next;
    const last = records.at(-1)?.offset ?? next;
    const gap = first > next;
    const behind = last < next;
    if (!gap && !behind) return true;
    if (this.sought !== next) {
      this.sought = next;
      this.control.seek(this.partition, next);
      return false;
    }
    if (behind) this.fail(new OffsetLost(this.partition, next, first));
    return gap;
  }

  private fail(error: unknown): void {
    if (!this.live) return;
    this.next = null;
    this.control.pause(this.partition);
    if (error instanceof NotYet) {
      void error.until.then(() => this.position());
      return;
    }
    this.reader.trouble?.(this.partition, error);
    this.timer = setTimeout(() => void this.position(), backoffMs(++this.failures));
  }
}
