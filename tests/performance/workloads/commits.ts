import type { Pool } from 'pg';
import type { Bench, Workload } from '../harness/bench';
import { figureOf } from '../harness/figures';
import { atLeast, floor, ratio, type Row } from '../harness/row';
import { openPool } from '../support/open-pool';

/** One for each partition: no more projectors commit at once. */
const CONNECTIONS = [1, 4, 12];

/** What NOTIFY costs each commit: PostgreSQL lets only one commit with NOTIFY pass at a time, on the whole server. */
export const commits: Workload = {
  name: 'commits',
  number: 15,
  title: 'commits as a projector makes them, with and without a notification that one process listens to',
  async run(bench) {
    const { databaseUrl } = await bench.place('commits');
    const pool = openPool(databaseUrl, Math.max(...CONNECTIONS) + 1);
    bench.defer(() => pool.end());
    await pool.query('CREATE TABLE public.place (n int PRIMARY KEY, next bigint NOT NULL)');
    await pool.query('INSERT INTO public.place SELECT n, 0 FROM generate_series(1, 12) n');
    const listener = await pool.connect();
    await listener.query('LISTEN places');
    const rows: Row[] = [];
    for (const connections of CONNECTIONS) rows.push(await rowOf(bench, pool, connections));
    listener.release(true);
    return rows;
  },
};

async function rowOf(bench: Bench, pool: Pool, connections: number): Promise<Row> {
  const { notifying, silent } = await bench.interleaved({
    notifying: () => rateOf(bench, pool, { connections, last: `SELECT pg_notify('places', '1:1'); COMMIT` }),
    silent: () => rateOf(bench, pool, { connections, last: 'COMMIT' }),
  });
  const [ours, floored] = [figureOf(notifying), figureOf(silent)];
  return {
    what: `commits a second that notify, ${connections} at once`,
    unit: '/s',
    ours,
    beside: [floor('the same without a notification', floored)],
    goals: [atLeast(0.8, 'with ÷ without', ratio(ours, floored))],
  };
}

/** Each connection moves a row of its own, and does not wait for the disk. */
async function rateOf(
  bench: Bench,
  pool: Pool,
  { connections, last }: { connections: number; last: string },
): Promise<number> {
  const begun = performance.now();
  const end = begun + bench.seconds * 1_000;
  const counts = await Promise.all(
    Array.from({ length: connections }, async (_, nth) => {
      const client = await pool.connect();
      const text = `BEGIN; SET LOCAL synchronous_commit = off; UPDATE public.place SET next = next + 1 WHERE n = ${nth + 1}; ${last}`;
      let count = 0;
      for (; performance.now() < end; count += 1) await client.query(text);
      client.release();
      return count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0) / ((performance.now() - begun) / 1_000);
}
