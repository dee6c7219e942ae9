import { statement, type Database, type Write } from '#postgres';
import { freshDatabase, type FreshDatabase } from '#testing';
import { openTestDatabase } from './support/pipeline';

const MIB = 1024 * 1024;
const WRITES = 32;

let fresh: FreshDatabase;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = await openTestDatabase(fresh.url);
  await database.pool.query('CREATE TABLE large (nth int, body text)');
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

const insert = statement('insert-large', 'INSERT INTO large SELECT $1, unnest($2::text[])');

test('the_event_loop_runs_between_the_writes_of_a_large_transaction_and_few_are_in_flight', async () => {
  let turns = 0;
  let ticking = setImmediate(function tick() {
    turns += 1;
    ticking = setImmediate(tick);
  });
  const encodedIn: number[] = [];
  const write = (_: unknown, nth: number): Write => ({
    statement: insert,
    get values() {
      encodedIn.push(turns);
      return [nth, ['x'.repeat(2 * MIB)]];
    },
  });
  await database.transaction('log', async (_tx, last) => last(Array.from({ length: WRITES }, write)));
  clearImmediate(ticking);

  const inOneTurn = Object.values(Object.groupBy(encodedIn, (turn) => turn)).map((writes) => writes!.length);
  expect(encodedIn).toHaveLength(WRITES);
  // Five of these writes exceed 8 MiB, after which the transaction waits for the answers.
  expect(Math.max(...inOneTurn)).toBeLessThanOrEqual(5);
  const { rows } = await database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM large');
  expect(rows[0]!.n).toBe(WRITES);
});

test('a_failed_write_rolls_back_a_large_transaction', async () => {
  const write = (_: unknown, nth: number): Write => ({
    statement: insert,
    values: [nth === 5 ? 'no number' : 1_000 + nth, ['x'.repeat(2 * MIB)]],
  });
  const failing = database.transaction('log', async (_tx, last) => last(Array.from({ length: WRITES }, write)));
  await expect(failing).rejects.toMatchObject({ code: '22P02' });
  const { rows } = await database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM large WHERE nth >= 1000');
  expect(rows[0]!.n).toBe(0);
});
