export { AppendOutcomeUnknown, RecordNotAppended, RecordTooLarge } from './append-errors';
export type {
  EventLog,
  LogAppender,
  LogPlace,
  LogRecord,
  PartitionRange,
  PartitionReader,
  Subscription,
} from './event-log';
export { DECISION_PARTITIONS, partitionFor } from './partitioner';
