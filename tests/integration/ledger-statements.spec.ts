import { Database, rowsOf, statement } from '#postgres';
import fc from 'fast-check';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', '}', ',', ' ', 'ü', "'", '\u007f', '𝄞', '\n', '\t') }),
  fc.constantFrom('', 'NULL', 'null', '{}', '{"a":"\\"b\\\\"}'),
);
const echo = statement(
  'echo-texts',
  'SELECT $1::text[] AS texts, $2::int[] AS numbers, $3::json[]::text[] AS documents, $4::varchar[] AS literals',
);

let database: Database;
beforeAll(async () => {
  const url = process.env['TEST_DATABASE_URL']!;
  database = await Database.open({ url, name: 'test', poolSize: 1, schemas: [], onIdleError: () => undefined });
});
afterAll(() => database.close());

test('arrays_reach_postgres_unchanged', async () => {
  const arrays = fc.tuple(
    fc.array(fc.option(text)),
    fc.array(fc.option(fc.integer())),
    fc.array(fc.option(fc.json())),
    fc.array(fc.option(text)),
  );
  await fc.assert(
    fc.asyncProperty(arrays, async ([texts, numbers, documents, literals]) => {
      const answer = { texts, numbers, documents, literals };
      expect(await rowsOf(database.pool, echo, Object.values(answer))).toEqual([answer]);
    }),
    { numRuns: 300 },
  );
});

test('texts_with_multibyte_characters_are_encoded_completely', async () => {
  const texts = ['€'.repeat(10_000), null, 'ü'.repeat(5_000), ''];
  const [answer] = await rowsOf<{ texts: unknown }>(database.pool, echo, [texts, [], [], []]);
  expect(answer?.texts).toEqual(texts);
});

describe('writes that are sent with the commit', () => {
  const insert = statement('insert-written', 'INSERT INTO written SELECT * FROM unnest($1::text[], $2::int[])');
  const announced = statement('insert-announced', 'INSERT INTO written VALUES ($1, 0)');
  const written = async (): Promise<string[]> =>
    (await database.pool.query<{ id: string }>('SELECT id FROM written ORDER BY id')).rows.map(({ id }) => id);
  beforeEach(() => database.pool.query('CREATE TEMP TABLE written (id text PRIMARY KEY, n int NOT NULL)'));
  afterEach(() => database.pool.query('DROP TABLE written'));

  test('are_stored_after_the_commit', async () => {
    await database.transaction('log', async (_tx, last) => {
      last([
        {
          statement: insert,
          values: [
            ['a', 'b'],
            [1, 2],
          ],
        },
      ]);
      last([{ statement: announced, values: ['c'] }]);
      return Promise.resolve();
    });
    expect(await written()).toEqual(['a', 'b', 'c']);
  });

  test('are_all_rolled_back_if_one_fails_and_its_error_is_thrown', async () => {
    const failing = database.transaction('disk', async (tx, last) => {
      await tx.query("INSERT INTO written VALUES ('before', 0)");
      const values = [['a'], [1]];
      last([
        { statement: insert, values },
        { statement: insert, values },
        { statement: announced, values: ['c'] },
      ]);
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await written()).toEqual([]);
  });

  test('are_not_sent_if_one_of_them_cannot_be_encoded', async () => {
    const unspeakable = {
      toString: () => {
        throw new RangeError('no text');
      },
    };
    const failing = database.transaction('disk', (_tx, last) => {
      last([
        { statement: announced, values: ['a'] },
        { statement: insert, values: [[unspeakable], [1]] },
      ]);
      return Promise.resolve();
    });
    await expect(failing).rejects.toThrow('no text');
    expect(await written()).toEqual([]);
  });
});
