import { FIRST_PLACE_HASH, placeHash, placeHashOfGenesis } from '#contracts';
import type { LogRecord } from '#event-log';
import { rowsOf, statement, type Queryable } from '#postgres';
import type { CheckedProgress } from './progress';
import { LogRefused } from './same-log';

/* Every record except the genesis has one row, so the rows show how far a partition was read, if none is missing. */
const countRuled = statement(
  'count-ruled',
  `SELECT (SELECT count(*) FROM decision WHERE partition = $1) + (SELECT count(*) FROM void_decision WHERE partition = $1) AS ruled`,
);
const loadLastHashes = statement(
  'load-last-hashes',
  `SELECT place_hash FROM (
     (SELECT "offset", place_hash FROM decision WHERE partition = $1 ORDER BY "offset" DESC LIMIT 2)
     UNION ALL (SELECT "offset", place_hash FROM void_decision WHERE partition = $1 ORDER BY "offset" DESC LIMIT 2)) ruled
   ORDER BY "offset" DESC LIMIT 2`,
);
const restoreProgress = statement(
  'restore-progress',
  `UPDATE partition_progress SET next_offset = $4, hash_before_last = $5, place_hash = $6
   WHERE partition = $1 AND log_id = $2 AND next_offset = $3`,
);

/** The last record that was read from a partition, according to its rows. */
export interface LastRuled {
  readonly offset: number;
  readonly hashBefore: Buffer;
  readonly placeHash: Buffer;
}

export const isLost = ({ lastRuled, nextOffset }: CheckedProgress): boolean =>
  lastRuled !== null && lastRuled >= nextOffset;

/**
 * Returns the last record that a partition's rows refer to. If the log holds that record, the progress behind it may be restored.
 * @throws LogRefused if rows are missing, so that nothing proves what was read.
 */
export async function lastRuledOf(db: Queryable, { partition, lastRuled, logId }: CheckedProgress): Promise<LastRuled> {
  const offset = lastRuled!;
  const [counted] = await rowsOf<{ ruled: number }>(db, countRuled, [partition]);
  const ruled = counted!.ruled + (partition === 0 ? 1 : 0);
  if (ruled !== offset + 1) throw progressLost(partition, `they tell of ${ruled} records up to offset ${offset}`);
  const [last, before] = await rowsOf<{ place_hash: Buffer }>(db, loadLastHashes, [partition]);
  const first = partition === 0 ? placeHashOfGenesis(logId) : FIRST_PLACE_HASH;
  return { offset, hashBefore: before?.place_hash ?? first, placeHash: last!.place_hash };
}

/** Returns whether a record of the log is the one that was applied at that offset. */
export const isRecordAt = (record: LogRecord, { offset, hashBefore, placeHash: behind }: LastRuled): boolean =>
  record.offset === offset && placeHash(hashBefore, record).equals(behind);

/** Stores how far the partition was read, unless another process has stored it meanwhile. */
export async function storeRestoredProgress(db: Queryable, progress: CheckedProgress, last: LastRuled): Promise<void> {
  const { partition, logId, nextOffset } = progress;
  const { offset, hashBefore, placeHash } = last;
  await rowsOf(db, restoreProgress, [partition, logId, nextOffset, offset + 1, hashBefore, placeHash]);
}

export const progressLost = (partition: number, why: string): LogRefused =>
  new LogRefused(
    'progress-lost',
    `it is not known how far partition ${partition} was read, and its rows do not prove it: ${why}. Drop the schema "timeline" to have it rebuilt from the log, or restore the database`,
  );
