import { setTimeout as elapsed } from 'node:timers/promises';
import { openPool } from '../support/open-pool';
import type { Place } from './servers';

const PUBLISHED = `
  SELECT (SELECT coalesce(sum(next_offset), 0) FROM public.outlet_progress)::float8 AS published,
         (SELECT coalesce(sum(next_offset), 0) FROM timeline.partition_progress)::float8 AS projected`;

/**
 * A service that finds unpublished term changes publishes them first, beside its other work. The measurement
 * begins after that.
 */
export async function untilPublished({ databaseUrl }: Place, count: (done: number, of: number) => void): Promise<void> {
  const pool = openPool(databaseUrl, 1);
  try {
    for (;;) {
      const { rows } = await pool.query<{ published: number; projected: number }>(PUBLISHED);
      const { published, projected } = rows[0]!;
      if (published >= projected) return;
      count(published, projected);
      await elapsed(50);
    }
  } finally {
    await pool.end();
  }
}
