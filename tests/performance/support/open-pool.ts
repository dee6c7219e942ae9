import { searchPathOf, TIMELINE } from '#ledger';
import { Pool } from 'pg';

/** A pool that outlives the end of its server: without a listener, an idle connection that closes ends the process. */
export function openPool(connectionString: string, max: number): Pool {
  const pool = new Pool({ connectionString, max, options: searchPathOf([TIMELINE]) });
  pool.on('error', () => undefined);
  return pool;
}
