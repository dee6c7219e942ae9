import type { LogPlace, LogRecord, PartitionRange } from '../event-log';
import type { FaultDice } from './faults';
import type { Schedule } from './schedule';

/** What a record has besides its key and value. */
export type RecordBeside = Partial<Pick<LogRecord, 'timestamp' | 'headers'>>;

/** What the simulated appenders and groups see of the log that they share. */
export interface InMemoryBroker {
  readonly maxRecordBytes: number;
  readonly batchRecords: number;
  readonly schedule: Schedule;
  readonly dice: FaultDice;
  readonly records: LogRecord[][];
  partitionOf(key: string): number;
  rangeOf(partition: number): PartitionRange;
  partition(partition: number): LogRecord[];
  write(partition: number, key: string | null, value: Buffer | null, beside?: RecordBeside): LogPlace;
  /** Calls `arrived` at every record until the returned function is called. */
  onArrival(partition: number, arrived: () => void): () => void;
}
