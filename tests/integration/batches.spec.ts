import { randomUUID } from 'node:crypto';
import { seededRandom } from '#event-log';
import { projections } from '#read-models';
import { Dice, freshDatabase, generateHistory, type FreshDatabase } from '#testing';
import type { Database } from '#postgres';
import { openTestDatabase, startPipeline, termKinds } from './support/pipeline';
import { allRows, logOf, projectAll } from './support/projecting';

/* Chance decides which records share a batch, so the stored rows must not depend on it. */

/** The seed of a history whose rows once depended on the batches, and one that can be set. */
const SEEDS = [386, Number(process.env['HISTORY_SEED'] ?? 1_006)] as const;
const DIVISIONS = 6;

describe('the rows of a decision', () => {
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

  it.each(SEEDS)('do_not_depend_on_the_records_in_the_same_batch: history %s', async (seed) => {
    const decisions = generateHistory(seededRandom(seed), 'p', {
      decisions: 3 + (seed % 30),
      manners: 'wild',
      kinds: termKinds,
    });
    const log = logOf(decisions, randomUUID());
    const rowsIn = async (batchSize: () => number): Promise<Record<string, string[]>> => {
      await database.pool.query(`TRUNCATE ${Object.keys(await allRows(database)).join()}`);
      await projectAll(log, database, { batchSize, newProjections: () => projections({ cachedBytes: 0 }) });
      return allRows(database);
    };
    const whole = await rowsIn(() => decisions.length);
    for (let division = 0; division < DIVISIONS; division += 1) {
      const dice = new Dice(seededRandom(seed + division));
      expect(await rowsIn(() => 1 + dice.below(6))).toEqual(whole);
    }
  });
});

describe('a party that reaffirms all terms', () => {
  const common = { standing: 'definitive', assertedBy: ['a', 'b'], sources: [{ publisher: 'test' }], title: 'said' };
  const start = {
    ...common,
    type: 'PartnershipStarted',
    occurred: '2025-01-01',
    data: { name: 'A and B', parties: ['a', 'b'].map((id) => ({ id, name: id.toUpperCase() })) },
    effects: [],
  };
  const stated = (more: object) => ({
    ...common,
    type: 'StatementMade',
    occurred: '2025-03-01',
    data: { statement: 'it is so', form: 'notice' },
    effects: [],
    ...more,
  });

  it('is_recognised_by_a_name_that_the_same_command_introduces', async () => {
    const pipeline = await startPipeline();
    const outcome = await pipeline.record('named', [
      start,
      stated({ effects: [{ effect: 'set', kind: 'api-hosting', value: { provider: 'a' }, between: ['a', 'c'] }] }),
      stated({ thirdParties: [{ id: 'c', name: 'See Limited' }] }),
      stated({ assertedBy: ['A', 'See Limited'], effects: [{ effect: 'reaffirm', kind: '*', scope: 'all' }] }),
    ]);
    expect(outcome).toMatchObject({
      decision: { termChanges: [{ type: 'started' }, { type: 'reaffirmed', kind: 'api-hosting', version: 4 }] },
    });
    await pipeline.close();
  });
});
