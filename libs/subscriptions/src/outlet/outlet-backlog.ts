import { rowsOf, statement, type Queryable, type Statement } from '#postgres';
import { BacklogWatch } from '#observability';

const loadProjected = statement('load-projected-places', 'SELECT partition, next_offset FROM partition_progress');

const loadPublished = statement(
  'load-all-outlet-progress',
  `SELECT o.partition, o.next_offset FROM outlet_progress o JOIN partition_progress p ON p.log_id = o.log_id AND p.partition = o.partition`,
);

/** Watches the records of the log that are projected and not yet published to Kafka by any instance. */
export const watchOutletBacklog = (
  db: Queryable,
  partitions: number,
  onTrouble: (error: unknown) => void,
): BacklogWatch => {
  const offsets = async (query: Statement): Promise<number[]> => {
    const rows = await rowsOf<{ partition: number; next_offset: number }>(db, query, []);
    const found = new Map(rows.map(({ partition, next_offset }) => [partition, next_offset]));
    return Array.from({ length: partitions }, (_, partition) => found.get(partition) ?? 0);
  };
  return new BacklogWatch({ ends: () => offsets(loadProjected), done: () => offsets(loadPublished), onTrouble });
};
