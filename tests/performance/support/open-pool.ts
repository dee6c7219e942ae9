import { beginsWith, sessionOf, TIMELINE } from '#postgres';
import { Pool } from 'pg';

/** A pool with the settings of the service's, which outlives the end of its server: without a listener, an idle connection that closes ends the process. */
export function openPool(connectionString: string, max: number): Pool {
  const pool = new Pool({
    connectionString,
    max,
    onConnect: beginsWith(sessionOf([TIMELINE])),
  });
  pool.on('error', () => undefined);
  return pool;
}
