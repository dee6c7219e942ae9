import type { PartitionRange } from '#event-log';
import type { Progress } from './progress';

/** The log is not, or not completely, the one that these read models were derived from. */
export class LogRefused extends Error {
  constructor(
    readonly code: 'log-foreign' | 'log-beginning-cut' | 'log-tail-lost' | 'log-differs' | 'progress-lost',
    message: string,
  ) {
    super(message);
    this.name = 'LogRefused';
  }
}

/** @throws LogRefused if reading the partition cannot continue. */
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
      `partition ${partition} begins at offset ${range.begin} instead of 0: records were deleted. Restore the topic; where that cannot be done, what was projected is still available at GET /v1/export, for another topic with an empty database`,
    );
  }
  if (range.end < progress.nextOffset) {
    throw new LogRefused(
      'log-tail-lost',
      `partition ${partition} ends at offset ${range.end}, but ${progress.nextOffset} records were applied: its tail was lost. Restore the topic; where that cannot be done, save what was projected by GET /v1/export, drop the schema "timeline" to rebuild from what is left, and import`,
    );
  }
}
