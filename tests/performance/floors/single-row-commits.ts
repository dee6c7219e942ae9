import type { Round } from '../harness/row';
import { openPool } from '../support/open-pool';

/** One row in a transaction that waits for the disk, one after the other. */
export async function singleRowCommits(databaseUrl: string, count: number): Promise<Round> {
  const pool = openPool(databaseUrl, 1);
  await pool.query('CREATE TABLE IF NOT EXISTS public.floor_of_a_commit (n int)');
  const insert = { name: 'floor-commit', text: 'INSERT INTO public.floor_of_a_commit VALUES ($1)', values: [1] };
  const times: number[] = [];
  const warmUp = Math.ceil(count / 10);
  const begun = performance.now();
  for (let n = -warmUp; n < count; n += 1) {
    const from = performance.now();
    await pool.query(insert);
    if (n >= 0) times.push(performance.now() - from);
  }
  const seconds = (performance.now() - begun) / 1_000;
  await pool.query('DROP TABLE public.floor_of_a_commit');
  await pool.end();
  return { seconds, times };
}
