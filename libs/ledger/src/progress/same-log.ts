import type { PartitionRange } from '#event-log';
import type { Progress } from './progress';

/** The log is not, or no longer wholly, the one that these read models were made from. */
export class LogRefused extends Error {
  constructor(
    readonly code: 'log-foreign' | 'log-beginning-cut' | 'log-tail-lost' | 'log-differs',
    message: string,
  ) {
    super(message);
  }
}

/** @throws LogRefused when a partition cannot be gone on with. */
export function refuseUnlessSameLog(partition: number, progress: Progress, range: PartitionRange, logId: string): void {
  if (progress.logId !== logId) {
    throw new LogRefused(
      'log-foreign',
      `the read models were made from log ${progress.logId}, the topic holds log ${logId}: connect the right topic, or give this log an empty database`,
    );
  }
  if (range.begin > 0) {
    throw new LogRefused(
      'log-beginning-cut',
      `partition ${partition} begins at offset ${range.begin} instead of 0: records were deleted, restore the topic`,
    );
  }
  if (range.end < progress.nextOffset) {
    throw new LogRefused(
      'log-tail-lost',
      `partition ${partition} ends at offset ${range.end}, but ${progress.nextOffset} records were applied: its tail was lost. Restore the topic, or drop the database to rebuild from what is left`,
    );
  }
}
