import type { Database } from '#postgres';
import { InMemoryLog } from '#event-log';
import { freshDatabase, type FreshDatabase } from '#testing';
import { DataSource } from 'typeorm';
import { PartnershipLists1764000000009 } from '../../libs/ledger/src/schema/9-partnership-lists.migration';
import { openTestDatabase, startPipeline, type Pipeline } from './support/pipeline';

const event = (type: string, data: object, more: object = {}) => ({
  type,
  occurred: '2026-01-01',
  title: type,
  sources: [{ publisher: 'somebody' }],
  data,
  ...more,
});
const started = event('PartnershipStarted', {
  name: 'The Älpha pact',
  parties: ['Alpha', 'Beta'].map((name) => ({ id: name.toLowerCase(), name })),
});
const reaffirmed = event('TermsReaffirmed', { statement: 's' });

const LISTED = {
  listed_parties: [
    { id: 'alpha', name: 'Alpha' },
    { id: 'beta', name: 'Beta' },
  ],
  sorted_as: 'the alpha pact',
  searched: 'p\nthe alpha pact\nalpha\nalpha\nbeta\nbeta',
};
const listings = async ({ pool }: Database): Promise<object[]> =>
  (await pool.query<object>('SELECT listed_parties, sorted_as, searched FROM partnership')).rows;

describe('what lists of partnerships show', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let log: InMemoryLog;
  beforeEach(async () => {
    log = new InMemoryLog();
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url);
  });
  afterEach(async () => {
    await database.close();
    await fresh.drop();
  });

  const running = async (work: (pipeline: Pipeline) => Promise<void>): Promise<void> => {
    const pipeline = await startPipeline({ log, url: fresh.url });
    try {
      await work(pipeline);
      expect(pipeline.trouble).toEqual([]);
    } finally {
      await pipeline.close();
    }
  };

  it('is_completed_by_the_next_decision_where_an_older_release_left_it_out', async () => {
    await running(async ({ record }) => {
      expect(await record('p', [started])).toMatchObject({ outcome: 'recorded' });
    });
    await database.pool.query(`UPDATE partnership SET listed_parties = NULL, sorted_as = '', searched = ''`);
    // Another process, which remembers nothing.
    await running(async ({ record, caughtUp }) => {
      expect(await record('p', [reaffirmed])).toMatchObject({ outcome: 'recorded' });
      await caughtUp();
      expect(await listings(database)).toEqual([LISTED]);
    });
  });

  it('is_filled_by_its_migration_as_a_projector_fills_it', async () => {
    await running(async ({ record }) => {
      expect(await record('p', [started])).toMatchObject({ outcome: 'recorded' });
    });
    expect(await listings(database)).toEqual([LISTED]);
    const source = await new DataSource({ type: 'postgres', url: fresh.url }).initialize();
    const runner = source.createQueryRunner();
    try {
      await runner.query('SET search_path TO timeline, public');
      const migration = new PartnershipLists1764000000009();
      await migration.down(runner);
      await migration.up(runner);
    } finally {
      await runner.release();
      await source.destroy();
    }
    expect(await listings(database)).toEqual([LISTED]);
  });
});
