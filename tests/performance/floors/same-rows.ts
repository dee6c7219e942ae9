import type { Pool } from 'pg';
import { openPool } from '../support/open-pool';

export interface SameRows {
  readonly rows: number;
  /** How many of them are events. */
  readonly events: number;
  readonly seconds: number;
}

const LIMIT = 'write_limit';

/**
 * How fast the database alone writes the rows of a rebuild: it copies them from their tables into empty ones with the same columns, indexes and
 * constraints, without a client in between; like the projector's, a commit does not wait for the disk.
 */
export async function insertSameRows(databaseUrl: string): Promise<SameRows> {
  const pool = openPool(databaseUrl, 1);
  try {
    const tables = await filledTables(pool);
    await pool.query(`DROP SCHEMA IF EXISTS ${LIMIT} CASCADE; CREATE SCHEMA ${LIMIT}; SET synchronous_commit = off`);
    let [rows, events] = [0, 0];
    let milliseconds = 0;
    for (const table of tables) {
      await pool.query(`CREATE TABLE ${LIMIT}.${table} (LIKE timeline.${table} INCLUDING ALL)`);
      const began = performance.now();
      const { rowCount } = await pool.query(`INSERT INTO ${LIMIT}.${table} SELECT * FROM timeline.${table}`);
      milliseconds += performance.now() - began;
      rows += rowCount ?? 0;
      if (table === 'event') events = rowCount ?? 0;
    }
    await pool.query(`DROP SCHEMA ${LIMIT} CASCADE`);
    return { rows, events, seconds: milliseconds / 1_000 };
  } finally {
    await pool.end();
  }
}

async function filledTables(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'timeline' AND tablename <> 'migrations' ORDER BY tablename`,
  );
  return rows.map(({ name }) => name);
}
