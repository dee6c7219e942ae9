import { randomUUID } from 'node:crypto';
import { seededRandom, type InMemoryLog } from '#event-log';
import { PartitionApplier, type Database } from '#ledger';
import { timelineProjection } from '#read-models';
import { freshDatabase, generateHistory, type FreshDatabase } from '#testing';
import { openTestDatabase, termKinds } from './support/pipeline';
import { logOf, loud } from './support/projecting';

/** Of this one all kinds of statements come to be asked. */
const SEED = 2;

/** What a generated history makes a projector ask for, read in batches, each by a projector that holds nothing yet. */
async function project(log: InMemoryLog, database: Database): Promise<void> {
  for (const [partition, records] of log.records.entries()) {
    const range = log.rangeOf(partition);
    for (const quarter of [1, 2, 3, 4]) {
      const part = records.slice(0, (records.length * quarter) / 4);
      const applier = new PartitionApplier(log, database, [timelineProjection({ heldBytes: 0 })], loud);
      const next = await applier.assigned(partition, range);
      if (part.length > next) await applier.batch(partition, part.slice(next), range);
    }
  }
}

describe('the plans of a projector', () => {
  let fresh: FreshDatabase;
  let database: Database;
  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url, 1);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  it('find_rows_by_index_though_they_are_made_while_the_tables_are_empty', async () => {
    const random = seededRandom(SEED);
    const decisions = Array.from({ length: 30 }, (_, n) =>
      generateHistory(random, `p-${n}`, { decisions: 12, manners: 'wild', kinds: termKinds }),
    );
    // What is sent again is looked up.
    await project(logOf([...decisions.flat(), ...decisions[0]!.slice(0, 1)], randomUUID()), database);
    const { rows } = await database.pool.query<{ name: string; parameters: number }>(
      `SELECT name, cardinality(parameter_types) AS parameters FROM pg_prepared_statements WHERE NOT from_sql AND name <> ''`,
    );
    const plans: Record<string, string> = {};
    for (const { name, parameters } of rows) {
      const values = Array.from({ length: parameters }, () => 'NULL').join(', ');
      const plan = await database.pool.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN EXECUTE "${name}"${parameters > 0 ? `(${values})` : ''}`,
      );
      plans[name] = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    }
    for (const asked of ['load-commands', 'move-heads', 'load-neighbourhoods', 'close-claims', 'load-claims-of-roots'])
      expect({ seed: SEED, plans: Object.keys(plans) }).toMatchObject({
        plans: expect.arrayContaining([asked]) as unknown,
      });
    for (const [name, plan] of Object.entries(plans))
      expect({ name, plan }).toEqual({
        name,
        plan: expect.not.stringMatching(/Seq Scan|Hash Join|Merge Join/) as unknown,
      });
  });
});
