import { decodeDecision } from '#contracts';
import type { LogRecord } from '#event-log';
import { hashOf } from '../apply/apply-records';
import { rowsOf, statement, type Queryable } from '#postgres';
import type { CheckedProgress } from './progress';
import { LogRefused } from './same-log';

/* Every record but the genesis leaves one row, so the rows tell how far a partition was read, if none is missing. */
const countRuled = statement(
  'count-ruled',
  `SELECT (SELECT count(*) FROM decision WHERE partition = $1) + (SELECT count(*) FROM void_decision WHERE partition = $1) AS ruled`,
);
const loadRuled = statement(
  'load-ruled',
  `SELECT partnership_id, command_id, fingerprint, NULL::bytea AS record FROM decision WHERE partition = $1 AND "offset" = $2
   UNION ALL
   SELECT partnership_id, command_id, NULL, coalesce(record, '') FROM void_decision WHERE partition = $1 AND "offset" = $2`,
);
const restoreProgress = statement(
  'restore-progress',
  `UPDATE partition_progress SET next_offset = $4, last_hash = $5 WHERE partition = $1 AND log_id = $2 AND next_offset = $3`,
);

interface Ruled {
  [column: string]: unknown;
  partnership_id: string | null;
  command_id: string | null;
  fingerprint: string | null;
  /** Of a void decision, as it was read. */
  record: Buffer | null;
}

export const isLost = ({ lastRuled, nextOffset }: CheckedProgress): boolean =>
  lastRuled !== null && lastRuled >= nextOffset;

/**
 * Whether a record is the last that a partition's rows tell of: who has seen it may take up the progress behind it.
 * @throws LogRefused where the rows have gaps, so that nothing proves what was read.
 */
export async function recogniserOf(
  db: Queryable,
  { partition, lastRuled }: CheckedProgress,
): Promise<(record: LogRecord) => boolean> {
  const last = lastRuled!;
  const [counted] = await rowsOf<{ ruled: number }>(db, countRuled, [partition]);
  const ruled = counted!.ruled + (partition === 0 ? 1 : 0);
  if (ruled !== last + 1) throw progressLost(partition, `they tell of ${ruled} records up to offset ${last}`);
  const [row] = await rowsOf<Ruled>(db, loadRuled, [partition, last]);
  return (record) => record.offset === last && isSame(record, row!);
}

function isSame({ value }: LogRecord, row: Ruled): boolean {
  if (row.record) return row.record.equals(value ?? Buffer.alloc(0));
  const decoded = decodeDecision(value);
  return (
    decoded.kind === 'decision' &&
    decoded.decision.partnershipId === row.partnership_id &&
    decoded.decision.commandId === row.command_id &&
    decoded.decision.fingerprint === row.fingerprint
  );
}

/** Writes down how far the partition was read, unless another process has meanwhile. */
export async function takeUpProgress(db: Queryable, progress: CheckedProgress, last: LogRecord): Promise<void> {
  const { partition, logId, nextOffset } = progress;
  await rowsOf(db, restoreProgress, [partition, logId, nextOffset, last.offset + 1, hashOf(last)]);
}

export const progressLost = (partition: number, why: string): LogRefused =>
  new LogRefused(
    'progress-lost',
    `it is not known how far partition ${partition} was read, and its rows do not prove it: ${why}. Drop the schema "timeline" to have it made anew from the log, or restore the database`,
  );
