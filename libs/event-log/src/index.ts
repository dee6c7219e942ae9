export { AppendOutcomeUnknown, RecordNotAppended, RecordTooLarge } from './append-errors';
export { BackupDirectory } from './archive/backup-directory';
export { BackupUnusable } from './archive/backup-manifest';
export { RecordMissing } from './archive/checkpoints';
export { CopiesDiffer } from './archive/copies-differ';
export { CopyRefused, copyLog, type OnRecords, type PartitionCopied, verifyCopy } from './archive/copy-log';
export type { GrowingLogCopy, LogCopy, LogPart, AcceptRecords } from './archive/log-copy';
export { placeHashesAt } from './archive/place-hashes-at';
export { backoffMs } from './backoff';
export type {
  EventLog,
  LogAppender,
  LogPlace,
  LogRecord,
  PartitionRange,
  PartitionReader,
  Subscription,
} from './event-log';
export { ForeignLog, logIdOf } from './genesis';
export { type LogFaults, NO_FAULTS } from './in-memory/faults';
export { InMemoryLog, type InMemoryLogOptions } from './in-memory/in-memory-log';
export type { InMemoryAppender } from './in-memory/in-memory-appender';
export type { InMemorySubscription } from './in-memory/in-memory-group';
export { promptly, RandomSchedule, type Schedule, seededRandom } from './in-memory/schedule';
export { NotYet } from './not-yet';
export { murmur2, partitionFor } from './partitioner';
