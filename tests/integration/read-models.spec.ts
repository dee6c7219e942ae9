import { compareRows } from '../../libs/rebuild/src/proof/compare-rows';
import { DERIVED_TABLES } from '#read-models';
import { agreed, set, started } from './support/events';
import { startPipeline, type Pipeline } from './support/pipeline';

/** The tables of the schema that are not derived from the log alone: traces, halts, migrations and the progress of each partition. */
const ASIDE = ['decision_trace', 'halt', 'migrations', 'partition_progress'];

describe('the list of read models', () => {
  let pipeline: Pipeline;
  beforeAll(async () => (pipeline = await startPipeline()));
  afterAll(() => pipeline.close());

  test('names_every_table_that_the_migrations_create', async () => {
    const { rows } = await pipeline.database.pool.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...ASIDE, ...DERIVED_TABLES.map(({ name }) => name)].sort());
  });

  test('defers_only_indexes_of_its_tables', async () => {
    const { rows } = await pipeline.database.pool.query<{ place: string }>(
      `SELECT tablename || ' ' || indexname AS place FROM pg_indexes WHERE schemaname = current_schema()
       UNION SELECT conrelid::regclass || ' ' || conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace`,
    );
    const deferred = DERIVED_TABLES.flatMap(({ name, deferrable }) => deferrable.map((index) => `${name} ${index}`));
    expect(deferred.length).toBeGreaterThan(0);
    expect(rows.map(({ place }) => place)).toEqual(expect.arrayContaining(deferred));
  });

  test('is_compared_by_a_rebuild_which_finds_every_emptied_table', async () => {
    const { pool } = pipeline.database;
    await pipeline.record('p', [
      started(),
      agreed([set('a', { until: '2999-12-31' }), { ...set('b'), effect: 'contest' }]),
    ]);
    const [one, other] = await Promise.all([pool.connect(), pool.connect()]);
    const found: string[] = [];
    for (const { name } of DERIVED_TABLES) {
      await one.query(`BEGIN; DELETE FROM ${name}`);
      found.push(...(await compareRows(one, other, null)).tables.keys());
      await one.query('ROLLBACK');
    }
    for (const client of [one, other]) client.release();
    expect(found).toEqual([
      'partnership',
      'decision',
      'event',
      'registered_name',
      'claim',
      'statement',
      'term',
      'due_day',
    ]);
  });
});
