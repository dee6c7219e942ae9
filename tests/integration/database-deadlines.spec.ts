import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Database, isStorageTrouble, statement, type DatabaseOptions } from '#postgres';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { faultProxy, type FaultProxy } from '../e2e/support/fault-proxy';

const DEADLINES = { connectMs: 4_000, statementMs: 2_000 };
/** The sum of all deadlines, with a large margin for a busy machine. */
const BOUND_MS = 30_000;

describe('a database behind a failing network', () => {
  let fresh: FreshDatabase;
  let direct: Database;
  let proxy: FaultProxy;
  let database: Database;
  const optionsOf = (url: string): DatabaseOptions => ({
    url,
    name: 'test',
    poolSize: 4,
    schemas: [],
    onIdleError: () => undefined,
    deadlines: DEADLINES,
  });
  /** On a busy machine a connection may take longer than these deadlines allow. */
  async function opened(options: DatabaseOptions): Promise<Database> {
    let found: Database | null = null;
    await until('a database opens', async () => {
      found = await Database.open(options).catch(() => null);
      return found !== null;
    });
    return found!;
  }
  const through = (port: number): string => Object.assign(new URL(fresh.url), { port: String(port) }).href;

  beforeAll(async () => {
    fresh = await freshDatabase();
    direct = await opened(optionsOf(fresh.url));
    await direct.pool.query('CREATE TABLE counted (n int NOT NULL); INSERT INTO counted VALUES (0)');
  });
  beforeEach(async () => {
    proxy = await faultProxy(Number(new URL(fresh.url).port));
    database = await opened(optionsOf(through(proxy.port)));
    const openAll = () => Promise.all([1, 2, 3, 4].map(() => database.pool.query('SELECT pg_sleep(0.05)')));
    await until('four connections are open', () =>
      openAll().then(
        () => true,
        () => false,
      ),
    );
  });
  afterEach(async () => {
    await database.close();
    proxy.close();
  });
  afterAll(async () => {
    await direct.close();
    await fresh.drop();
  });

  const failureOf = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'no failure',
      (error: unknown) => error,
    );
  const timed = async <T>(work: Promise<T>): Promise<T> => {
    const since = performance.now();
    const result = await work;
    expect(performance.now() - since).toBeLessThan(BOUND_MS);
    return result;
  };
  const countedNow = async () => (await direct.pool.query<{ n: number }>('SELECT n FROM counted')).rows[0]!.n;

  it('repeats_a_read_on_a_new_connection_when_all_idle_connections_are_dead', async () => {
    for (const strike of ['blackHoleOpen', 'halfOpen', 'reset'] as const) {
      proxy[strike]();
      const reads = Array.from({ length: 8 }, (_, n) => database.pool.query<{ n: number }>(`SELECT ${n} AS n`));
      const answers = await timed(Promise.all(reads));
      expect(answers.map(({ rows }) => rows[0]!.n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    }
  });

  it('does_not_repeat_a_write_whose_outcome_is_unknown', async () => {
    proxy.blackHoleOpen();
    const before = await countedNow();
    expect(isStorageTrouble(await timed(failureOf(database.pool.query('UPDATE counted SET n = n + 1'))))).toBe(true);
    expect(await countedNow()).toBe(before);
    await timed(database.pool.query('UPDATE counted SET n = n + 1'));
    expect(await countedNow()).toBe(before + 1);
  });

  it('abandons_a_stuck_transaction_and_the_server_releases_its_locks', async () => {
    const begun = Promise.withResolvers<void>();
    const struck = Promise.withResolvers<void>();
    const stuck = database.transaction('disk', async (tx) => {
      await tx.query('UPDATE counted SET n = n + 1');
      begun.resolve();
      await struck.promise;
      await tx.query('SELECT 1');
    });
    await begun.promise;
    proxy.blackHoleOpen();
    struck.resolve();
    expect(isStorageTrouble(await timed(failureOf(stuck)))).toBe(true);
    await timed(database.transaction('disk', (tx) => tx.query('UPDATE counted SET n = 0')));
  });

  it('stops_waiting_for_a_lock_and_leaves_no_statement_running_on_the_server', async () => {
    const release = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const locking = direct.transaction(
      'disk',
      async (tx) => {
        await tx.query('LOCK TABLE counted');
        locked.resolve();
        await release.promise;
      },
      'long',
    );
    await locked.promise;
    const alone = await timed(failureOf(database.pool.query('SELECT n FROM counted')));
    expect(alone).toMatchObject({ message: 'Query read timeout' });
    const within = await timed(failureOf(database.transaction('log', (tx) => tx.query('SELECT n FROM counted'))));
    expect(within).toMatchObject({ code: '55P03' });
    await until('nothing waits for the lock', async () => {
      const { rows } = await direct.pool.query(
        `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'counted'::regclass
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return rows.length === 0;
    });
    release.resolve();
    await locking;
  });

  it('allows_long_work_more_time_than_other_statements', async () => {
    const client = await database.connect('long');
    try {
      await client.query(`SELECT pg_sleep(${(2 * DEADLINES.statementMs) / 1_000})`);
    } finally {
      client.release();
    }
    expect(await failureOf(database.transaction('disk', (tx) => tx.query('SELECT pg_sleep(2)')))).toMatchObject({
      code: '57014',
    });
  });

  it('allows_the_last_writes_of_a_batch_more_time_than_other_statements', async () => {
    const slow = statement('slow-write', 'UPDATE counted SET n = 7 WHERE pg_sleep($1::float8) IS NOT NULL');
    const values = [(2 * DEADLINES.statementMs) / 1_000];
    await database.transaction('log', async (tx, last) => {
      await tx.query('SELECT 1');
      last([{ statement: slow, values }]);
    });
    expect(await countedNow()).toBe(7);
  });

  it('fails_within_its_deadlines_when_the_server_no_longer_answers', async () => {
    proxy.blackHoleAll();
    expect(isStorageTrouble(await timed(failureOf(database.pool.query('SELECT 1'))))).toBe(true);
    expect(isStorageTrouble(await timed(failureOf(database.ping())))).toBe(true);
  });

  it('gives_up_on_a_server_that_accepts_a_connection_and_never_answers', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    expect(isStorageTrouble(await timed(failureOf(Database.open(optionsOf(through(port))))))).toBe(true);
    silent.close();
  });

  it('waits_for_a_free_connection_for_a_limited_time', async () => {
    const taken = await Promise.all([1, 2, 3, 4].map(() => database.connect('short')));
    expect(isStorageTrouble(await timed(failureOf(database.pool.query('SELECT 1'))))).toBe(true);
    for (const client of taken) client.release();
    await database.ping();
  });

  it('replaces_all_its_connections_when_it_is_renewed', async () => {
    const client = await database.connect('long');
    const sleeping = failureOf(client.query('SELECT pg_sleep(60)'));
    database.renew();
    const failure = await timed(sleeping);
    expect(isStorageTrouble(failure)).toBe(true);
    client.release(failure as Error);
    await timed(database.ping());
  });

  it('closes_within_its_deadlines_while_a_query_is_running', async () => {
    const deadlines = { connectMs: 3_000, statementMs: 60_000 };
    const other = await opened({ ...optionsOf(through(proxy.port)), deadlines });
    const waiting = failureOf(other.pool.query('SELECT pg_sleep(60)'));
    await timed(other.close());
    expect(isStorageTrouble(await waiting)).toBe(true);
  });

  it('listens_for_commits_on_a_new_connection_when_the_old_one_is_dead', async () => {
    const received: number[] = [];
    let resumed = 0;
    const listening = await opened(optionsOf(through(proxy.port)));
    await listening.progress.subscribe({
      progressed: (_, next) => received.push(next),
      resumed: () => (resumed += 1),
      trouble: () => undefined,
    });
    proxy.blackHoleOpen();
    await until('it listens again', () => resumed === 1);
    await direct.pool.query(`SELECT pg_notify('partition_progress', '3:7')`);
    await until('the notification arrives', () => received.includes(7));
    await listening.close();
  });
});
