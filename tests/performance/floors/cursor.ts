import { openPool } from '../support/open-pool';

const AT_ONCE = 1_000;

/** Reads all events with a cursor through `pg`, in no order; rows a second. */
export async function readWithCursor(databaseUrl: string): Promise<number> {
  const pool = openPool(databaseUrl, 1);
  const client = await pool.connect();
  const begun = performance.now();
  let rows = 0;
  await client.query('BEGIN READ ONLY');
  await client.query(
    'DECLARE all_events NO SCROLL CURSOR FOR SELECT partnership_id, version, event_id, recorded_at, body FROM event',
  );
  for (;;) {
    const { rowCount } = await client.query(`FETCH ${AT_ONCE} FROM all_events`);
    if (!rowCount) break;
    rows += rowCount;
  }
  await client.query('COMMIT');
  const rate = (rows * 1_000) / (performance.now() - begun);
  client.release();
  await pool.end();
  return rate;
}
