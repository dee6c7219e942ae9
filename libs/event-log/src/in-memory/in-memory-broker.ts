import type { LogPlace, LogRecord, PartitionRange } from '../event-log';
import type { FaultDice } from './faults';
import type { Schedule } from './schedule';

/** The data of a record besides its key and value. */
export type RecordOptions = Partial<Pick<LogRecord, 'timestamp' | 'headers'>>;

/** The log as the simulated appenders and groups that share it see it. */
export interface InMemoryBroker {
  readonly maxRecordBytes: number;
  readonly batchRecords: number;
  readonly schedule: Schedule;
  readonly dice: FaultDice;
  readonly records: LogRecord[][];
  partitionOf(key: string): number;
  rangeOf(partition: number): PartitionRange;
  partition(partition: number): LogRecord[];
  write(partition: number, key: string | null, value: Buffer | null, beside?: RecordOptions): LogPlace;
  /** Calls `arrived` at every record until the returned function is called. */
  onArrival(partition: number, arrived: () => void): () => void;
}
