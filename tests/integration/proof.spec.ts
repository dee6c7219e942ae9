import { samplePoints } from '../../libs/rebuild/src/proof/sample-points';
import { compareRows } from '../../libs/rebuild/src/proof/compare-rows';
import { readAllProgress } from '#ledger';
import { DERIVED_TABLES } from '#read-models';
import { touchedSince } from '#rebuild';
import type { PoolClient } from 'pg';
import { agreed, set, started } from './support/events';
import { startPipeline, type Pipeline } from './support/pipeline';

describe('the proof of a rebuild', () => {
  let pipeline: Pipeline;
  beforeAll(async () => (pipeline = await startPipeline()));
  afterAll(() => pipeline.close());

  /** The plans of all statements that `queryWith` sends about some partnerships. A plan reads a whole table only if no index fits. */
  async function plansOf(queryWith: (db: PoolClient) => Promise<unknown>): Promise<string[]> {
    const client = await pipeline.database.pool.connect();
    const statements: string[] = [];
    const listening = new Proxy(client, {
      get: (target, name) =>
        name === 'query'
          ? (text: string, values: unknown[]) => {
              if (text.includes('$1') && !text.includes('pg_attribute')) statements.push(text);
              return target.query(text, values);
            }
          : (Reflect.get(target, name) as unknown),
    });
    try {
      await queryWith(listening);
      await client.query('BEGIN; SET LOCAL enable_seqscan = off');
      const plans: string[] = [];
      for (const text of statements) {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${text}`);
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
      }
      return plans;
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  }

  /* A comparison must finish before writers have touched the same number of partnerships again, so that each pass is shorter than the previous one. */
  it.each<[string, number, (db: PoolClient) => Promise<unknown>]>([
    ['touched_partnerships', 1, (db) => touchedSince(db, new Map([[0, 1]]))],
    [
      'rows_of_some_partnerships',
      DERIVED_TABLES.length,
      (db) => compareRows(db, db, [{ partnershipId: 'a', version: 2 }]),
    ],
    ['sample_points', 1, (db) => samplePoints(db, { seed: 's', partnerships: 2, pointsEach: 2 })],
  ])('finds_%s_by_index', async (_, statements, queryWith) => {
    const plans = new Set(await plansOf(queryWith));
    expect(plans.size).toBe(statements);
    for (const plan of plans) {
      expect(plan).not.toMatch(
        /Seq Scan on (claim|statement|event|decision|further_term_changes|void_decision|term|due_day)\b/,
      );
      // A join filter compares each row of the table with all touched partnerships.
      expect(plan).not.toContain('Join Filter');
    }
  });

  it('compares_new_and_possibly_changed_rows_of_partnerships_touched_meanwhile', async () => {
    const { pool } = pipeline.database;
    await pipeline.record('of-old', [started(), agreed([set('a')])]);
    await pipeline.record('untouched', [started()]);
    const progress = await readAllProgress(pool);
    const places = new Map(progress.map(({ partition, nextOffset }) => [partition, nextOffset]));
    await pipeline.record('of-old', [agreed([set('b')])]);
    const [one, other] = await Promise.all([pool.connect(), pool.connect()]);
    /** Both builds are this database, but only one connection sees the change. */
    const differing = async (change: string): Promise<string[]> => {
      await one.query(`BEGIN; ${change}`);
      const { tables } = await compareRows(one, other, touched);
      await one.query('ROLLBACK');
      return [...tables.keys()];
    };
    const touched = await touchedSince(one, places);
    expect(touched).toEqual([{ partnershipId: 'of-old', version: 3 }]);
    expect(await differing('SELECT')).toEqual([]);
    expect(await differing('UPDATE event SET recorded_at = now() WHERE version = 3')).toEqual(['event']);
    expect(await differing(`UPDATE decision SET actor = 'another' WHERE last_version = 3`)).toEqual(['decision']);
    expect(await differing(`UPDATE claim SET answer = '1' WHERE root_version = 2`)).toEqual(['claim']);
    expect(await differing(`UPDATE partnership SET name = 'other' WHERE id = 'untouched'`)).toEqual([]);
    one.release();
    other.release();
  });
});
