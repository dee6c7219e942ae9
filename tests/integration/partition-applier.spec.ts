import { randomUUID } from 'node:crypto';
import { seededRandom } from '#event-log';
import { PartitionApplier } from '#ledger';
import { type Database } from '#postgres';
import { projections } from '#read-models';
import { freshDatabase, generateHistory, type FreshDatabase } from '#testing';
import { openTestDatabase, termKinds } from './support/pipeline';
import { logOf, loud } from './support/projecting';

describe('a partition applier', () => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  /** A database that delays the answer to its first query until `letThrough` is called. */
  function delayFirstQuery() {
    const through = Promise.withResolvers<void>();
    let isFirst = true;
    const query = async (statement: string) => {
      const wait = isFirst ? through.promise : undefined;
      isFirst = false;
      const answer = await database.pool.query(statement);
      await wait;
      return answer;
    };
    const pool = Object.create(database.pool, { query: { value: query } }) as Database['pool'];
    const delayed = Object.create(database, { pool: { value: pool } }) as Database;
    return { delayed, letThrough: through.resolve };
  }

  it('is_not_reset_by_an_earlier_assignment_whose_query_returns_late', async () => {
    const history = generateHistory(seededRandom(3), 'p', { decisions: 12, manners: 'decided', kinds: termKinds });
    const log = logOf(history, randomUUID());
    const partition = log.partitionOf('p');
    const records = log.records[partition]!;
    const range = log.rangeOf(partition);
    const before = new PartitionApplier(log, database, projections(), loud);
    const begin = await before.assigned(partition, range);
    await before.batch(partition, records.slice(begin, 4), range);

    const { delayed, letThrough } = delayFirstQuery();
    const applier = new PartitionApplier(log, delayed, projections(), loud);
    const former = applier.assigned(partition, range);
    const next = await applier.assigned(partition, range);
    await applier.batch(partition, records.slice(next, 7), range);
    letThrough();
    await former;
    await applier.batch(partition, records.slice(7), range);
    const { rows } = await database.pool.query<{ next_offset: number }>(
      'SELECT next_offset FROM partition_progress WHERE partition = $1',
      [partition],
    );
    expect(rows[0]!.next_offset).toBe(records.length);
  });
});
