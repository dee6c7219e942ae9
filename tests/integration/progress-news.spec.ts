import { Database } from '#postgres';
import { freshDatabase, until, type FreshDatabase } from '#testing';

describe('the commits of projectors', () => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await Database.open({
      url: fresh.url,
      name: 'a-service',
      poolSize: 2,
      schemas: [],
      onIdleError: () => undefined,
    });
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  const connections = async (): Promise<number> => {
    const { rows } = await database.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'a-service (commits)'`,
    );
    return rows[0]!.n;
  };
  const subscribe = (received: string[]) =>
    database.progress.subscribe({
      progressed: (partition, nextOffset) => received.push(`${partition}:${nextOffset}`),
      trouble: () => undefined,
    });

  test('reach_all_subscribers_on_one_connection_that_closes_after_the_last_one', async () => {
    const [one, other]: [string[], string[]] = [[], []];
    const [leave, leaveToo] = await Promise.all([subscribe(one), subscribe(other)]);
    expect(await connections()).toBe(1);
    await database.pool.query(`SELECT pg_notify('partition_progress', '3:7')`);
    await until('both subscribers are notified', () => one.length > 0 && other.length > 0);
    await leave();
    await database.pool.query(`SELECT pg_notify('partition_progress', '3:8')`);
    await until('the remaining subscriber is notified', () => other.length > 1);
    expect([one, other]).toEqual([['3:7'], ['3:7', '3:8']]);
    await leaveToo();
    await until('no connection listens', async () => (await connections()) === 0);
    await subscribe(one);
    expect(await connections()).toBe(1);
  });
});
