import { setTimeout as elapsed } from 'node:timers/promises';
import type { Pool } from 'pg';
import { openPool } from '../support/open-pool';
import { startApp } from './processes';

export interface CatchUp {
  /** From the first batch to the last. */
  readonly eventsPerSecond: number;
  readonly void: number;
}

/** Projects a topic into an empty database by the built projector, until `events` are there. */
export async function catchUp(
  servers: { brokers: string[]; databaseUrl: string },
  { topicPrefix, events, flags }: { topicPrefix: string; events: number; flags: readonly string[] },
): Promise<CatchUp> {
  const admin = openPool(servers.databaseUrl, 1);
  const name = `catch_up_${Date.now()}`;
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(servers.databaseUrl);
  url.pathname = name;
  const env = {
    KAFKA_BROKERS: servers.brokers.join(','),
    DATABASE_URL: url.href,
    KAFKA_TOPIC_PREFIX: topicPrefix,
    LOG_LEVEL: 'info',
  };
  const projector = await startApp('projector', env, { address: /"address":"(http:[^"]+)"/, flags });
  const pool = openPool(url.href, 1);
  try {
    const applied = await untilApplied(pool, events);
    const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM void_decision');
    return { eventsPerSecond: applied, void: rows[0]!.n };
  } finally {
    await projector.stop();
    await pool.end();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}

async function untilApplied(pool: Pool, events: number): Promise<number> {
  let first: { at: number; seen: number } | null = null;
  for (;;) {
    const { rows } = await pool.query<{ seen: number }>(
      'SELECT coalesce(sum(next_offset), 0)::float8 AS seen FROM partition_progress',
    );
    const seen = rows[0]!.seen;
    if (seen > 0) first ??= { at: performance.now(), seen };
    // The genesis record is no event.
    if (first && seen >= events + 1) return ((seen - first.seen) * 1_000) / (performance.now() - first.at);
    await elapsed(20);
  }
}
