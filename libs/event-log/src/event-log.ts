/** The place of a record, which identifies it forever. Offsets are safe integers. */
export interface LogPlace {
  readonly partition: number;
  readonly offset: number;
}

export interface LogRecord extends LogPlace {
  readonly key: string | null;
  readonly value: Buffer | null;
  /** The time of the append in milliseconds since 1970 (Kafka's CreateTime). It is part of the record and the same at every read. */
  readonly timestamp: number;
  /** Data beside the record that does not affect its meaning, such as the trace that it belongs to. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** `begin`: the first offset that can be read. `end`: the offset that the next record will get. */
export interface PartitionRange {
  readonly begin: number;
  readonly end: number;
}

/**
 * Appends records. One appender keeps the order of its calls within a partition, except around a call that failed with `AppendOutcomeUnknown`: that
 * record may be absent, be stored more than once, or arrive after later ones.
 */
export interface LogAppender {
  /**
   * Resolves once the record is durable, with its place (it may be stored at another place as well).
   * Rejects only with `AppendOutcomeUnknown`, `RecordNotAppended` or `RecordTooLarge`. `headers` are stored beside the record.
   */
  append(key: string, value: Buffer, headers?: Readonly<Record<string, string>>): Promise<LogPlace>;
  /** Waits until accepted records have settled, and refuses later ones with `RecordNotAppended`. */
  close(): Promise<void>;
}

/**
 * Reads a group's share of the partitions. Partitions run concurrently; within one, calls come one at a time.
 *
 * Another member may hold the same partition at the same moment: after a rebalance the former one can still be processing its last batch. So `batch`
 * has to apply its records by compare-and-set on the next offset, in its own store.
 */
export interface PartitionReader {
  /**
   * Returns the offset to read from. It is called on every assignment and again after a failed batch. A rejection counts as a failed batch: the
   * partition waits, then it is called again. `range` was read before this call: a stored position beyond `range.end` can be the progress of a former
   * member, so refuse it and check it again the next time.
   */
  assigned(partition: number, range: PartitionRange): Promise<number>;
  /**
   * Processes records in ascending order that follow the last batch, or begin at the offset from `assigned`; never empty. Only an offset that holds
   * no record (a control record) is skipped. `range.end` shows how much is still to come. A rejection pauses only this partition, backs off (100 ms
   * to 5 s) and calls `assigned` again, forever; with `NotYet` the partition waits until `until` resolves, which is not an error.
   */
  batch(partition: number, records: readonly LogRecord[], range: { readonly end: number }): Promise<void>;
  revoked?(partition: number): void;
  /** Reports an error of a partition, or of the subscription as a whole (`null`), for alarms and metrics. */
  trouble?(partition: number | null, error: unknown): void;
}

export interface Subscription {
  /** Resolves once this member has joined its group, and each partition that was assigned first has been positioned. */
  readonly ready: Promise<void>;
  /** Drops its connections and its membership and joins again: for a member that makes no progress. */
  renew(): void;
  /** Ends after the running batches. Never await it inside `batch`: it would wait for itself. */
  stop(): Promise<void>;
}

/** A log with a fixed number of ordered partitions. The key of a record decides its partition. */
export interface EventLog {
  /** The id in the genesis, the first record of partition 0. It distinguishes this log from every other. */
  readonly logId: string;
  readonly partitions: number;
  partitionOf(key: string): number;
  appender(): LogAppender;
  /** Joins `group`; its members share the partitions. The reader stores the positions, never the log. */
  read(reader: PartitionReader, options: { readonly group: string }): Subscription;
  /** Returns one range per partition, by its number. */
  range(): Promise<PartitionRange[]>;
  /** Returns the first record that can be read; `null` if there is none. */
  firstRecord(partition: number): Promise<LogRecord | null>;
  /** Ends the subscriptions and appenders that were opened here. */
  close(): Promise<void>;
}
