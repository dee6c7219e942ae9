import { readAllProgress } from '#ledger';
import { rowsOf, statement, type Queryable } from '#postgres';
import { BacklogWatch } from '#observability';

const loadOutletProgress = statement(
  'load-all-outlet-progress',
  `SELECT o.partition, o.next_offset FROM outlet_progress o JOIN partition_progress p ON p.log_id = o.log_id AND p.partition = o.partition`,
);

/** What is projected and not yet published to Kafka, in records of the log; whichever instance publishes. */
export const watchOutletBacklog = (
  db: Queryable,
  partitions: number,
  onTrouble: (error: unknown) => void,
): BacklogWatch => {
  const byPartition = (rows: readonly { readonly partition: number; readonly nextOffset: number }[]): number[] => {
    const offsets = new Map(rows.map(({ partition, nextOffset }) => [partition, nextOffset]));
    return Array.from({ length: partitions }, (_, partition) => offsets.get(partition) ?? 0);
  };
  return new BacklogWatch({
    ends: async () => byPartition(await readAllProgress(db)),
    done: async () => {
      const rows = await rowsOf<{ partition: number; next_offset: number }>(db, loadOutletProgress, []);
      return byPartition(rows.map(({ partition, next_offset }) => ({ partition, nextOffset: next_offset })));
    },
    onTrouble,
  });
};
