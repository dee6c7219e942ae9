import { Client } from 'pg';
import { connectionOf, UNHURRIED, startHeartbeat, rowsOf, statement, type Queryable } from '#postgres';

const REBUILD_LOCK = 7266304;

const findRebuildLock = statement(
  'look-at-rebuild-lock',
  `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
);

/** Acquires the lock of the process that runs rebuilds, until it ends or its connection is lost. Returns false if another process has it. */
export async function acquireRebuildLock(url: string, onLost: (error: Error) => void): Promise<boolean> {
  const client = new Client({ connectionString: url, application_name: 'rebuild lock', ...connectionOf(UNHURRIED) });
  client.on('error', onLost);
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [REBUILD_LOCK]);
  const { locked } = rows[0]!;
  if (locked) startHeartbeat(client);
  else await client.end();
  return locked;
}

/** Returns whether a process runs rebuilds now. */
export const isRebuildLocked = async (db: Queryable): Promise<boolean> =>
  (await rowsOf(db, findRebuildLock, [REBUILD_LOCK])).length > 0;
