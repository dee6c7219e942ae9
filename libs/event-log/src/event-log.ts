/** Where a record lies: what identifies it for ever. Offsets are safe integers. */
export interface LogPlace {
  readonly partition: number;
  readonly offset: number;
}

export interface LogRecord extends LogPlace {
  readonly key: string | null;
  readonly value: Buffer | null;
  /** When it was appended, in milliseconds since 1970 (Kafka's CreateTime): part of the record, the same at every reading. */
  readonly timestamp: number;
  /** What is told beside the record and is no part of what it means, such as the trace that it belongs to. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** `begin`: the first offset that can be read. `end`: the offset that the next record will get. */
export interface PartitionRange {
  readonly begin: number;
  readonly end: number;
}

/**
 * Appends records. One appender keeps the order of its calls within a partition, except around a call that failed with
 * `AppendOutcomeUnknown`: that record may be absent, lie there more than once, or arrive after later ones.
 */
export interface LogAppender {
  /**
   * Resolves once the record is durable, with a place at which it lies (it may lie at another as well).
   * Rejects with `AppendOutcomeUnknown`, `RecordNotAppended` or `RecordTooLarge`, and with nothing else. `headers` are told beside the record.
   */
  append(key: string, value: Buffer, headers?: Readonly<Record<string, string>>): Promise<LogPlace>;
  /** Lets what was accepted settle, and refuses what comes later with `RecordNotAppended`. */
  close(): Promise<void>;
}

/**
 * What reads a group's share of the partitions. Partitions run concurrently; within one, calls come one at a time.
 *
 * Another member may hold the same partition at the same moment: after a rebalance the former one can still be running
 * its last batch. So `batch` has to apply its records by a compare-and-set on the next offset, in its own store.
 */
export interface PartitionReader {
  /**
   * Where to read from. Asked on every assignment and again after a batch that failed. A rejection is a failure like
   * that of a batch: the partition waits and is asked again. `range` was taken before this call: a stored position
   * beyond `range.end` can be the progress of a former member, so refuse it, and see whether it is so the next time.
   */
  assigned(partition: number, range: PartitionRange): Promise<number>;
  /**
   * Records in ascending order that go on where the last batch ended, or where `assigned` said; never empty.
   * Only an offset that holds no record (a control record) is skipped. `range.end` tells how much is still to come.
   * A rejection pauses this partition alone, backs off (100 ms to 5 s) and asks `assigned` again, for ever; with `NotYet` it waits
   * for as long as that says, and nothing is wrong.
   */
  batch(partition: number, records: readonly LogRecord[], range: { readonly end: number }): Promise<void>;
  revoked?(partition: number): void;
  /** For alarms and metrics: what went wrong in a partition, or in the subscription as a whole (`null`). */
  trouble?(partition: number | null, error: unknown): void;
}

export interface Subscription {
  /** This member has joined its group, and each partition that it was given first has been positioned. */
  readonly ready: Promise<void>;
  /** Gives up its connections and its membership, and joins anew: for a member that makes no progress. */
  renew(): void;
  /** Ends after the batches that are running. Never await it inside `batch`: it would wait for itself. */
  stop(): Promise<void>;
}

/** A log of a fixed number of ordered partitions, whose keys decide the partition. */
export interface EventLog {
  /** From the genesis, the first record of partition 0: tells this log from every other. */
  readonly logId: string;
  readonly partitions: number;
  partitionOf(key: string): number;
  appender(): LogAppender;
  /** Joins `group`; its members share the partitions. Positions are the reader's, never the log's. */
  read(reader: PartitionReader, options: { readonly group: string }): Subscription;
  /** One entry per partition, by its number. */
  range(): Promise<PartitionRange[]>;
  /** The first record that can be read, `null` where there is none. */
  firstRecord(partition: number): Promise<LogRecord | null>;
  /** Ends the subscriptions and appenders that were opened here. */
  close(): Promise<void>;
}
