import { randomUUID } from 'node:crypto';
import { DatabaseError } from 'pg';
import { rowsOf, statement, type Queryable } from '#postgres';
import {
  RebuildAtWork,
  RebuildInterrupted,
  RebuildNotReady,
  STATES_AT_WORK,
  type Rebuild,
  type RebuildDifferences,
  type RebuildProgress,
  type RebuildState,
  type StateAtWork,
} from './rebuild';

const columns = 'id, state, accept_differences, started_at, finished_at, progress, differences, error';
const insertRebuild = statement(
  'insert-rebuild',
  `INSERT INTO rebuild (id, state, accept_differences, started_at) VALUES ($1, 'filling', $2, now()) RETURNING ${columns}`,
);
const listRebuilds = statement(
  'list-rebuilds',
  `SELECT ${columns} FROM rebuild ORDER BY started_at DESC, id DESC LIMIT $1`,
);
const loadRebuild = statement('load-rebuild', `SELECT ${columns} FROM rebuild WHERE id = $1`);
const loadAtWork = statement('load-rebuild-at-work', `SELECT ${columns} FROM rebuild WHERE finished_at IS NULL`);
/* Only the latest rebuild can be changed: the schemas of earlier ones are gone. */
const requestRebuild = statement(
  'ask-rebuild',
  `UPDATE rebuild SET state = $3, finished_at = NULL, error = NULL, accept_differences = accept_differences OR $4
   WHERE id = $1 AND state = ANY($2) AND id = (SELECT id FROM rebuild ORDER BY started_at DESC, id DESC LIMIT 1) RETURNING ${columns}`,
);
const moveRebuild = statement(
  'move-rebuild',
  `UPDATE rebuild SET state = $3, finished_at = CASE WHEN $4 THEN NULL ELSE now() END, progress = coalesce($5, progress),
     differences = coalesce($6, differences), error = $7
   WHERE id = $1 AND state = $2 RETURNING id`,
);

interface Row {
  [column: string]: unknown;
  id: string;
  state: RebuildState;
  accept_differences: boolean;
  started_at: Date;
  finished_at: Date | null;
  progress: RebuildProgress | null;
  differences: RebuildDifferences | null;
  error: string | null;
}

export interface RebuildUpdate {
  readonly progress?: RebuildProgress;
  readonly differences?: RebuildDifferences;
  readonly error?: string;
}

/** Requests a rebuild. @throws RebuildAtWork */
export async function beginRebuild(db: Queryable, acceptDifferences: boolean): Promise<Rebuild> {
  try {
    const [row] = await rowsOf<Row>(db, insertRebuild, [randomUUID(), acceptDifferences]);
    return fromRow(row!);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.constraint !== 'rebuild_at_work') throw error;
    const atWork = await rebuildAtWork(db);
    if (atWork) throw new RebuildAtWork(atWork);
    return beginRebuild(db, acceptDifferences);
  }
}

/** Returns the latest rebuilds, newest first. */
export const readRebuilds = async (db: Queryable, limit: number): Promise<Rebuild[]> =>
  (await rowsOf<Row>(db, listRebuilds, [limit])).map(fromRow);

/** Returns a rebuild; null if there is none with this id. */
export async function readRebuild(db: Queryable, id: string): Promise<Rebuild | null> {
  const [row] = await rowsOf<Row>(db, loadRebuild, [id]);
  return row ? fromRow(row) : null;
}

/** Returns the rebuild that a process should work on. */
export async function rebuildAtWork(db: Queryable): Promise<Rebuild | null> {
  const [row] = await rowsOf<Row>(db, loadAtWork, []);
  return row ? fromRow(row) : null;
}

/** Accepts that answers differ. @throws RebuildNotReady unless it was refused for differences other than rulings. */
export async function acceptRebuild(db: Queryable, rebuild: Rebuild): Promise<Rebuild> {
  if ((rebuild.differences?.rulings ?? 0) > 0)
    throw new RebuildNotReady('Rulings differ: history would be another one, and that is never accepted.');
  return requestState(db, rebuild, { from: ['refused'], to: 'comparing', acceptDifferences: true });
}

const BEFORE_SWAP: readonly RebuildState[] = ['filling', 'comparing', 'swapping', 'refused', 'failed'];

/** Cancels a rebuild that has not swapped, or discards the kept schema of one that has; `only` restricts it. @throws RebuildNotReady */
export const dropRebuild = (db: Queryable, rebuild: Rebuild, only?: 'cancel' | 'discard'): Promise<Rebuild> =>
  (only ?? (rebuild.state === 'swapped' ? 'discard' : 'cancel')) === 'discard'
    ? requestState(db, rebuild, { from: ['swapped'], to: 'discarding' })
    : requestState(db, rebuild, { from: BEFORE_SWAP, to: 'cancelling' });

/** Requests the return to the schema that served before. @throws RebuildNotReady unless it is kept. */
export const rollBackRebuild = (db: Queryable, rebuild: Rebuild): Promise<Rebuild> =>
  requestState(db, rebuild, { from: ['swapped'], to: 'rolling-back' });

/** Stores the progress of a rebuild, or moves it to another state. @throws RebuildInterrupted if its state has changed meanwhile. */
export async function changeState(
  db: Queryable,
  { id, state }: Pick<Rebuild, 'id' | 'state'>,
  to: RebuildState,
  { progress, differences, error }: RebuildUpdate = {},
): Promise<void> {
  const atWork = (STATES_AT_WORK as readonly string[]).includes(to);
  const values = [progress, differences].map((value) => (value === undefined ? null : JSON.stringify(value)));
  const moved = await rowsOf(db, moveRebuild, [id, state, to, atWork, ...values, error ?? null]);
  if (moved.length === 0) throw new RebuildInterrupted(`rebuild ${id} is no longer ${state}`);
}

interface RebuildRequest {
  readonly from: readonly RebuildState[];
  readonly to: StateAtWork;
  readonly acceptDifferences?: boolean;
}

async function requestState(
  db: Queryable,
  { id }: Rebuild,
  { from, to, acceptDifferences = false }: RebuildRequest,
): Promise<Rebuild> {
  const [row] = await rowsOf<Row>(db, requestRebuild, [id, from, to, acceptDifferences]);
  if (row) return fromRow(row);
  const now = await readRebuild(db, id);
  throw new RebuildNotReady(
    now && from.includes(now.state)
      ? 'A later rebuild has taken its place.'
      : `It is ${now?.state ?? 'gone'}; this can be done while it is ${from.join(' or ')}.`,
  );
}

const fromRow = (row: Row): Rebuild => ({
  id: row.id,
  state: row.state,
  acceptDifferences: row.accept_differences,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  progress: row.progress,
  differences: row.differences,
  error: row.error,
});
