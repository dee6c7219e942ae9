import type { LogRecord } from '#event-log';
import { rowsOf, statement, type Queryable } from '#postgres';

const upsertHalt = statement(
  'write-halt',
  `INSERT INTO halt (partition, "offset", since, error, record) VALUES ($1, $2, now(), $3, $4)
   ON CONFLICT (partition) DO UPDATE SET "offset" = EXCLUDED."offset", error = EXCLUDED.error, record = EXCLUDED.record,
     since = CASE WHEN halt."offset" = EXCLUDED."offset" THEN halt.since ELSE EXCLUDED.since END`,
);
const deleteHalt = statement('clear-halt', `DELETE FROM halt WHERE partition = $1`);
const loadHaltedOffset = statement('load-halted-offset', `SELECT "offset" FROM halt WHERE partition = $1`);
const loadHalts = statement(
  'load-halts',
  `SELECT partition, "offset", since, error, record FROM halt WHERE $1::int IS NULL OR partition = $1 ORDER BY partition`,
);

/** A partition that is halted in front of a record, or as a whole (`offset` -1), and the reason. */
export interface Halt {
  readonly partition: number;
  readonly offset: number;
  readonly since: string;
  readonly error: string;
  readonly record: string | null;
}

export async function writeHalt(
  db: Queryable,
  partition: number,
  record: LogRecord | null,
  error: unknown,
): Promise<void> {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await rowsOf(db, upsertHalt, [partition, record?.offset ?? -1, text, record?.value ?? null]);
}

export async function clearHalt(db: Queryable, partition: number): Promise<void> {
  await rowsOf(db, deleteHalt, [partition]);
}

/** Returns the offset at which a partition is halted, -1 if it is halted as a whole; null if it is not halted. */
export async function haltedOffset(db: Queryable, partition: number): Promise<number | null> {
  const [row] = await rowsOf<{ offset: number }>(db, loadHaltedOffset, [partition]);
  return row?.offset ?? null;
}

type Row = { partition: number; offset: number; since: Date; error: string; record: Buffer | null };

/** Returns the partitions that are halted now. */
export async function readHalts(db: Queryable): Promise<Halt[]> {
  const rows = await rowsOf<Row>(db, loadHalts, [null]);
  return rows.map((row) => ({ ...row, since: row.since.toISOString(), record: row.record?.toString('utf8') ?? null }));
}

/** Returns why a partition is halted, with the raw record; null if it is not halted. */
export async function readHalt(
  db: Queryable,
  partition: number,
): Promise<(Omit<Halt, 'record'> & { readonly record: Buffer | null }) | null> {
  const [row] = await rowsOf<Row>(db, loadHalts, [partition]);
  return row ? { ...row, since: row.since.toISOString() } : null;
}
