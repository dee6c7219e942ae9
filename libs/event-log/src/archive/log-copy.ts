import type { LogRecord, PartitionRange } from '../event-log';

/** Takes records of one partition in ascending order, one batch at a time. */
export type TakeRecords = (partition: number, records: readonly LogRecord[]) => Promise<void>;

/** Something that holds the records of a log, each at its place: a topic, or a backup in files. */
export interface LogCopy {
  /** For people. */
  readonly name: string;
  /** One entry per partition, by its number. */
  range(): Promise<PartitionRange[]>;
  /** Hands out what lies between two offsets (`to` is exclusive) of each partition that is named, partitions side by side; resolves after the last. */
  read(parts: readonly LogPart[], take: TakeRecords): Promise<void>;
}

/** A copy that can be gone on with: records get the offsets that they have. */
export interface GrowingLogCopy extends LogCopy {
  append: TakeRecords;
  /** What was appended is there for good. */
  finish(): Promise<void>;
}

export interface LogPart {
  readonly partition: number;
  readonly from: number;
  readonly to: number;
}
