import { Database, rowsOf, statement } from '#ledger';
import fc from 'fast-check';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', '}', ',', ' ', 'ü', "'", '\u007f', '𝄞', '\n', '\t') }),
  fc.constantFrom('', 'NULL', 'null', '{}', '{"a":"\\"b\\\\"}'),
);
const echo = statement('echo-texts', 'SELECT $1::text[] AS texts, $2::int[] AS numbers');

let database: Database;
beforeAll(async () => {
  const url = process.env['TEST_DATABASE_URL']!;
  database = await Database.open({ url, name: 'test', poolSize: 1, schemas: [], onIdleError: () => undefined });
});
afterAll(() => database.close());

test('arrays_reach_postgres_as_they_are', async () => {
  const arrays = fc.tuple(fc.array(fc.option(text)), fc.array(fc.option(fc.integer())));
  await fc.assert(
    fc.asyncProperty(arrays, async ([texts, numbers]) => {
      expect(await rowsOf(database.pool, echo, [texts, numbers])).toEqual([{ texts, numbers }]);
    }),
    { numRuns: 300 },
  );
});
