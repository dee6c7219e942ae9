import { setTimeout as elapsed } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Bench } from '../harness/bench';
import type { Place } from '../harness/servers';
import { openPool } from '../support/open-pool';
import { fillLog } from './fill-log';
import { Story } from './story';

/** A log and its projection. */
export interface Stock {
  readonly place: Place;
  readonly events: number;
  readonly partnerships: number;
  /** How many events each partnership has. */
  readonly versions: number;
  /** Knows every head, so that it can continue. */
  readonly story: Story;
}

/** Events for each partnership: the same in a small stock as in a large one, so that only the amount of history differs. */
const EVENTS_EACH = 50;

/** A place with that many events in its log, none of them projected yet. */
export async function newLog(bench: Bench, events: number, partnerships: number): Promise<Stock> {
  const place = await bench.place('stock');
  const story = new Story(partnerships);
  bench.report(`filling a log with ${events.toLocaleString('en-GB')} events`);
  await fillLog(bench.servers, place, { events, next: () => story.next(), progress: bench.progress });
  return { place, events, partnerships, versions: Math.floor(events / partnerships), story };
}

/** The same, projected by the built projector. */
export async function newStock(bench: Bench, events: number): Promise<Stock> {
  const stock = await newLog(bench, events, events / EVENTS_EACH);
  const projector = await bench.projector(stock.place);
  await untilProjected(bench, stock.place, events);
  await projector.stop();
  await settle(stock.place.databaseUrl);
  return stock;
}

/** From the first observed batch to the last, in events a second. */
export async function untilProjected(bench: Bench, place: Place, events: number): Promise<number> {
  const pool = openPool(place.databaseUrl, 1);
  let first: { at: number; seen: number } | null = null;
  try {
    for (;;) {
      const seen = await recordsProjected(pool);
      if (seen > 0) first ??= { at: performance.now(), seen };
      bench.progress.count(seen, events);
      // The genesis record has no event.
      if (first && seen >= events + 1) return ((seen - first.seen) * 1_000) / (performance.now() - first.at);
      await elapsed(20);
    }
  } finally {
    await pool.end();
  }
}

async function recordsProjected(pool: Pool): Promise<number> {
  try {
    const { rows } = await pool.query<{ seen: number }>(
      'SELECT coalesce(sum(next_offset), 0)::float8 AS seen FROM partition_progress',
    );
    return rows[0]!.seen;
  } catch (error) {
    // The projector has not created its tables yet.
    if ((error as { code?: string }).code === '42P01') return 0;
    throw error;
  }
}

export async function countVoid(databaseUrl: string): Promise<number> {
  const pool = openPool(databaseUrl, 1);
  const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM void_decision');
  await pool.end();
  return rows[0]!.n;
}

/** Does what autovacuum would have done before the first query. */
export async function settle(databaseUrl: string): Promise<void> {
  const pool = openPool(databaseUrl, 1);
  await pool.query('VACUUM ANALYZE');
  await pool.query('CHECKPOINT');
  await pool.end();
}
