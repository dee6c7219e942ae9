import { samplePoints } from '../../libs/read-models/src/proof/sample-points';
import { compareRows } from '../../libs/read-models/src/proof/compare-rows';
import type { Database } from '#ledger';
import { freshDatabase } from '#testing';
import type { PoolClient } from 'pg';
import { openTestDatabase } from './support/pipeline';

/* Comparing has to be done sooner than writers touch as many partnerships again: then each pass is shorter than the one before. */
describe('the proof of a rebuild', () => {
  let fresh: Awaited<ReturnType<typeof freshDatabase>>;
  let database: Database;
  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  /** The plans of all that `ask` sends about some partnerships, where a whole table is read only for want of an index. */
  async function plansOf(ask: (db: PoolClient) => Promise<unknown>): Promise<string[]> {
    const client = await database.pool.connect();
    const asked: string[] = [];
    const listening = new Proxy(client, {
      get: (target, name) =>
        name === 'query'
          ? (text: string, values: unknown[]) => {
              if (text.includes('$1') && !text.includes('pg_attribute')) asked.push(text);
              return target.query(text, values);
            }
          : (Reflect.get(target, name) as unknown),
    });
    try {
      await ask(listening);
      await client.query('BEGIN; SET LOCAL enable_seqscan = off');
      const plans: string[] = [];
      for (const text of asked) {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${text}`);
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
      }
      return plans;
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }

  it.each<[string, number, (db: PoolClient) => Promise<unknown>]>([
    ['rows_of_some_partnerships', 8, (db) => compareRows(db, db, ['a', 'b'])],
    ['points_to_ask_about', 1, (db) => samplePoints(db, { seed: 's', partnerships: 2, pointsEach: 2 })],
  ])('finds_%s_by_index', async (_, statements, ask) => {
    const plans = new Set(await plansOf(ask));
    expect(plans.size).toBe(statements);
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (claim|statement|event|decision|term|due_day)\b/);
  });
});
