import { AppendOutcomeUnknown, type LogAppender, type LogPlace, RecordNotAppended, RecordTooLarge } from '#event-log';

export interface KeyedRecord {
  readonly key: string | null;
  readonly value: Buffer;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Sends one group of records in one request and resolves with the offset of its first record. */
export type SendGroup = (partition: number, records: readonly KeyedRecord[]) => Promise<number>;

export interface GroupCommitLimits {
  readonly maxRecordBytes: number;
  readonly maxRequestBytes: number;
  readonly appendTimeoutMs: number;
}

/** The maximum overhead in bytes of a batch of one record beyond its key and value: 61 of header, varints, CRC. */
export const BATCH_OVERHEAD_BYTES = 128;

export const recordBytes = ({ key, value, headers }: KeyedRecord): number =>
  Buffer.byteLength(key ?? '') + value.length + (headers ? Buffer.byteLength(JSON.stringify(headers)) : 0);

/** The number of appends from which a request costs the machine more than a short delay costs the callers. */
const BUSY_APPENDS = 8;
/** The number of records below which a group is small. */
const SMALL_GROUP = 4;
/** Milliseconds that a small group waits while the appender is busy. Callers answered together append again within it. */
const GATHERING_MS = 3;

interface Pending extends KeyedRecord {
  readonly bytes: number;
  state: 'queued' | 'sent' | 'settled';
  readonly timer: NodeJS.Timeout;
  readonly resolve: (place: LogPlace) => void;
  readonly reject: (error: Error) => void;
}

interface PartitionQueue {
  readonly partition: number;
  readonly queue: Pending[];
  sending: Promise<void> | null;
}

/**
 * Group commit, per partition: one request is in flight, and records appended meanwhile are sent together in the next one. A record appended while
 * nothing is in flight is sent at once, unless many others are under way.
 */
export class GroupCommitAppender implements LogAppender {
  private readonly queues = new Map<number, PartitionQueue>();
  private closed = false;
  private unsettled = 0;
  private gathering: Promise<void> | null = null;

  constructor(
    private readonly partitionOf: (key: string) => number,
    private readonly send: SendGroup,
    private readonly limits: GroupCommitLimits,
  ) {}

  append(key: string, value: Buffer, headers?: KeyedRecord['headers']): Promise<LogPlace> {
    if (this.closed) return Promise.reject(new RecordNotAppended('the appender is closed'));
    const bytes = recordBytes({ key, value, headers });
    if (bytes > this.limits.maxRecordBytes)
      return Promise.reject(new RecordTooLarge(bytes, this.limits.maxRecordBytes));

    const partitionQueue = this.queueOf(this.partitionOf(key));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.expire(pending), this.limits.appendTimeoutMs);
      const pending: Pending = { key, value, headers, bytes, state: 'queued', timer, resolve, reject };
      this.unsettled += 1;
      partitionQueue.queue.push(pending);
      partitionQueue.sending ??= this.drain(partitionQueue);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const partitionQueue of this.queues.values()) await partitionQueue.sending;
  }

  private queueOf(partition: number): PartitionQueue {
    const partitionQueue = this.queues.get(partition) ?? { partition, queue: [], sending: null };
    this.queues.set(partition, partitionQueue);
    return partitionQueue;
  }

  private async drain(partitionQueue: PartitionQueue): Promise<void> {
    // Appends of the same tick join the first group.
    await Promise.resolve();
    while (partitionQueue.queue.length > 0) {
      if (this.unsettled >= BUSY_APPENDS && partitionQueue.queue.length < SMALL_GROUP) await this.gather();
      const group = this.nextGroup(partitionQueue);
      if (group.length > 0) await this.sendGroup(partitionQueue.partition, group);
    }
    partitionQueue.sending = null;
  }

  private async sendGroup(partition: number, group: readonly Pending[]): Promise<void> {
    try {
      const first = await this.send(partition, group);
      group.forEach((pending, index) =>
        this.settle(pending, () => pending.resolve({ partition, offset: first + index })),
      );
    } catch (error) {
      for (const pending of group) this.settle(pending, () => pending.reject(asAppendError(error)));
    }
  }

  /** Waits for more records; all partitions that wait share a timer. */
  private gather(): Promise<void> {
    this.gathering ??= new Promise((resolve) => {
      setTimeout(() => {
        this.gathering = null;
        resolve();
      }, GATHERING_MS);
    });
    return this.gathering;
  }

  /** Returns the next group, empty if no record in the queue waits any more. A record larger than the request limit is sent alone. */
  private nextGroup(partitionQueue: PartitionQueue): Pending[] {
    const group: Pending[] = [];
    let bytes = 0;
    let taken = 0;
    for (const pending of partitionQueue.queue) {
      if (group.length > 0 && bytes + pending.bytes > this.limits.maxRequestBytes) break;
      taken++;
      if (pending.state !== 'queued') continue;
      pending.state = 'sent';
      bytes += pending.bytes;
      group.push(pending);
    }
    partitionQueue.queue.splice(0, taken);
    return group;
  }

  private expire(pending: Pending): void {
    const after = `no answer within ${this.limits.appendTimeoutMs} ms`;
    const error =
      pending.state === 'queued'
        ? new RecordNotAppended(`its turn did not come within ${this.limits.appendTimeoutMs} ms`)
        : new AppendOutcomeUnknown(after);
    this.settle(pending, () => pending.reject(error));
  }

  private settle(pending: Pending, act: () => void): void {
    if (pending.state === 'settled') return;
    pending.state = 'settled';
    this.unsettled -= 1;
    clearTimeout(pending.timer);
    act();
  }
}

function asAppendError(error: unknown): Error {
  const known = [AppendOutcomeUnknown, RecordNotAppended, RecordTooLarge].some((kind) => error instanceof kind);
  if (known) return error as Error;
  return new AppendOutcomeUnknown(String(error), { cause: error });
}
