import type { EventLog } from '#event-log';
import { BacklogWatch } from '#observability';
import type { Queryable } from '#postgres';
import { readAllProgress } from './progress';

export interface LogBacklogParts {
  readonly log: Pick<EventLog, 'range' | 'partitions' | 'logId'>;
  readonly db: Queryable;
  readonly onTrouble: (error: unknown) => void;
}

/** Watches the records beyond the stored offset of each partition, on which no projector has ruled yet. */
export const watchLogBacklog = ({ log, db, onTrouble }: LogBacklogParts): BacklogWatch =>
  new BacklogWatch({
    ends: async () => (await log.range()).map(({ end }) => end),
    done: async () => {
      const progress = (await readAllProgress(db)).filter(({ logId }) => logId === log.logId);
      const byPartition = new Map(progress.map(({ partition, nextOffset }) => [partition, nextOffset]));
      return Array.from({ length: log.partitions }, (_, partition) => byPartition.get(partition) ?? 0);
    },
    onTrouble,
  });
