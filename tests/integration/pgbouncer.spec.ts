import { InMemoryLog } from '#event-log';
import { DECISION_PARTITIONS } from '#contracts';
import { inspectServer } from '#postgres';
import { freshDatabase, type FreshDatabase } from '#testing';
import { readFileSync } from 'node:fs';
import { started } from './support/events';
import { findPgbouncer, startPgbouncer, type Pooler } from './support/pgbouncer';
import { openTestDatabase, startPipeline, type Pipeline } from './support/pipeline';
import { createQueryApp } from './support/query-app';

const binary = findPgbouncer();
if (binary === null)
  process.stderr.write(
    'SKIPPED: nothing is tested behind a pooler, as PgBouncer is not installed (apt-get install pgbouncer).\n',
  );

interface Line {
  readonly partnershipId: string;
  readonly events: object[];
  readonly recordedAt: string;
}
const LINES = readFileSync('apps/standalone/reference/microsoft-openai.ndjson', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

/** Transactions share the connections of the server, so no statement can use what another has prepared or set. */
(binary ? describe : describe.skip)('behind PgBouncer in transaction mode', () => {
  let fresh: FreshDatabase;
  let pooler: Pooler;
  let pooled: Pipeline;
  let direct: Pipeline;

  beforeAll(async () => {
    fresh = await freshDatabase();
    // Fewer connections than the service's own pool has, so that transactions of one client connection use several server connections.
    pooler = await startPgbouncer(binary!, fresh.url, 3);
    const log = new InMemoryLog();
    pooled = await startPipeline({ log, url: pooler.through(fresh.url), directUrl: fresh.url });
    for (const { partnershipId, events, recordedAt } of LINES)
      await pooled.record(partnershipId, events, { recordedAt });
    direct = await startPipeline({ log, group: 'direct' });
    await Promise.all([pooled.caughtUp(), direct.caughtUp()]);
  });
  afterAll(async () => {
    await direct?.close();
    await pooled?.close();
    await pooler?.stop();
    await fresh?.drop();
  });

  test('the_read_models_equal_those_of_a_direct_connection', async () => {
    const rowsOf = async ({ database }: Pipeline): Promise<unknown[]> => {
      const tables = ['decision', 'event', 'claim', 'partnership', 'partition_progress'];
      return Promise.all(
        tables.map(
          async (table) =>
            (await database.pool.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY 1`)).rows,
        ),
      );
    };
    const rows = await rowsOf(pooled);
    expect(rows).toEqual(await rowsOf(direct));
    expect(rows[1]).not.toEqual([]);
    expect(pooled.trouble).toEqual([]);
  });

  test('concurrent_queries_get_the_answers_of_a_direct_connection', async () => {
    const now = () => new Date('2026-11-22T10:00:00.000Z');
    const serve = ({ database }: Pipeline) => createQueryApp({ database, clock: now });
    const [there, here] = await Promise.all([serve(pooled), serve(direct)]);
    await Promise.all([there.init(), here.init()]);
    const questions = Array.from({ length: 24 }, (_, month) => {
      const at = `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
      return `/v1/partnerships/microsoft-openai/terms?at=${at}`;
    });
    const responsesOf = (app: typeof there) =>
      Promise.all(
        [...questions, '/v1/partnerships', '/v1/events?limit=5'].map(async (url) => (await app.inject({ url })).body),
      );
    expect(await responsesOf(there)).toEqual(await responsesOf(here));
    await Promise.all([there.close(), here.close()]);
  });

  test('notifications_of_commits_arrive_on_the_direct_connection', async () => {
    const notified = Promise.withResolvers<number>();
    const unsubscribe = await pooled.database.progress.subscribe({
      progressed: (partition) => notified.resolve(partition),
      trouble: (error) => notified.reject(error),
    });
    await pooled.record('alpha-beta', [started()]);
    expect(await notified.promise).toBeLessThan(DECISION_PARTITIONS);
    await unsubscribe();
  });

  test('a_lock_stays_on_its_own_connection', async () => {
    const [one, other] = await Promise.all([pooled.database.connect('short'), pooled.database.connect('short')]);
    const lock = async (client: typeof one) =>
      (await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock(77) AS locked')).rows[0]!.locked;
    expect([await lock(one), await lock(other), await lock(one)]).toEqual([true, false, true]);
    one.release(true);
    other.release();
  });

  test('a_failed_statement_does_not_affect_the_next_one', async () => {
    const { pool } = pooled.database;
    await expect(pool.query('SELECT 1 / 0')).rejects.toThrow('division by zero');
    expect((await pool.query<{ path: string }>('SHOW search_path')).rows[0]).toEqual({
      search_path: 'timeline, public',
    });
  });

  test('a_connection_is_recognised_as_shared_through_the_pooler_or_as_direct', async () => {
    const pathOf = async (url: string) =>
      (await inspectServer({ url, name: 'spec' }, { schemas: [], tables: [] })).path;
    expect([await pathOf(pooler.through(fresh.url)), await pathOf(fresh.url)]).toEqual(['shared', 'direct']);
  });

  test('migrations_run_over_the_direct_address', async () => {
    const empty = await freshDatabase();
    const database = await openTestDatabase(pooler.through(empty.url), { directUrl: empty.url });
    expect(await database.pendingMigrations()).toEqual([]);
    await database.close();
    await empty.drop();
  });
});
