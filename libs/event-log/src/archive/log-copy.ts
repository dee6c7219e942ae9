import type { LogRecord, PartitionRange } from '../event-log';

/** Accepts records of one partition in ascending order, one batch at a time. */
export type AcceptRecords = (partition: number, records: readonly LogRecord[]) => Promise<void>;

/** A store of the records of a log, each at its place: a topic, or a backup in files. */
export interface LogCopy {
  /** The name shown to people. */
  readonly name: string;
  /** Returns one range per partition, by its number. */
  range(): Promise<PartitionRange[]>;
  /**
   * Passes the records between two offsets (`to` is exclusive) of each named partition to `take`, several partitions side by side. Resolves after the
   * last.
   */
  read(parts: readonly LogPart[], take: AcceptRecords): Promise<void>;
}

/** A copy that can be continued: records keep their offsets. */
export interface GrowingLogCopy extends LogCopy {
  append: AcceptRecords;
  /** Makes the appended records durable. */
  finish(): Promise<void>;
}

export interface LogPart {
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}
