import { rowsOf, statement, type Queryable } from '#postgres';

const beginProgress = statement(
  'begin-progress',
  `INSERT INTO partition_progress (partition, log_id, next_offset) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING`,
);
/* One snapshot: a batch that is committed meanwhile must not look like rulings beyond the progress. */
const loadProgress = statement(
  'load-progress',
  `SELECT partition, log_id, next_offset, place_hash, hash_before_last,
          greatest((SELECT max("offset") FROM decision WHERE partition = $1), (SELECT max("offset") FROM void_decision WHERE partition = $1)) AS last_ruled
   FROM partition_progress WHERE partition = $1`,
);
const loadAllProgress = statement(
  'load-all-progress',
  `SELECT partition, log_id, next_offset, place_hash, hash_before_last FROM partition_progress ORDER BY partition`,
);

export interface Progress {
  readonly partition: number;
  readonly logId: string;
  readonly nextOffset: number;
  /** The hash of the place at `nextOffset`. */
  readonly placeHash: Buffer;
  /** The hash of the place before the record applied last, which identifies that record; null before the first. */
  readonly hashBeforeLast: Buffer | null;
}

/** Progress with the offset of the last record that the partition's rows refer to. If that is not below `nextOffset`, the progress was lost. */
export interface CheckedProgress extends Progress {
  readonly lastRuled: number | null;
}

interface Row {
  [column: string]: unknown;
  partition: number;
  log_id: string;
  next_offset: number;
  place_hash: Buffer;
  hash_before_last: Buffer | null;
}

const fromRow = (row: Row): Progress => ({
  partition: row.partition,
  logId: row.log_id,
  nextOffset: row.next_offset,
  placeHash: row.place_hash,
  hashBeforeLast: row.hash_before_last,
});

/** Reads the progress of a partition; starts it at 0 for this log if there is none. */
export async function readProgress(db: Queryable, partition: number, logId: string): Promise<CheckedProgress> {
  await rowsOf(db, beginProgress, [partition, logId]);
  const [row] = await rowsOf<Row & { last_ruled: number | null }>(db, loadProgress, [partition]);
  return { ...fromRow(row!), lastRuled: row!.last_ruled };
}

/** Reads the progress of every partition that has any, ordered by partition number. */
export const readAllProgress = async (db: Queryable): Promise<Progress[]> =>
  (await rowsOf<Row>(db, loadAllProgress, [])).map(fromRow);
