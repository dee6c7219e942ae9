import type { Database } from '#postgres';
import { PartnershipLists1764000000009 } from '../../libs/ledger/src/schema/9-partnership-lists.migration';
import { restartablePipeline, submitted } from './support/restartable-pipeline';

const started = submitted('PartnershipStarted', {
  name: 'The Älpha pact',
  parties: ['Alpha', 'Beta'].map((name) => ({ id: name.toLowerCase(), name })),
});
const reaffirmed = submitted('TermsReaffirmed', { statement: 's' });

const LISTED = {
  listed_parties: [
    { id: 'alpha', name: 'Alpha' },
    { id: 'beta', name: 'Beta' },
  ],
  sorted_as: 'the alpha pact',
  searched: 'p\nthe alpha pact\nalpha\nbeta',
};
const listings = async ({ pool }: Database): Promise<object[]> =>
  (await pool.query<object>('SELECT listed_parties, sorted_as, searched FROM partnership')).rows;

describe('what lists of partnerships show', () => {
  const restartable = restartablePipeline();
  const { running } = restartable;

  it('is_completed_by_the_next_decision_where_an_older_release_left_it_out', async () => {
    await running(async ({ record }) => {
      expect(await record('p', [started])).toMatchObject({ outcome: 'recorded' });
    });
    await restartable.database.pool.query(
      `UPDATE partnership SET listed_parties = NULL, sorted_as = '', searched = ''`,
    );
    // Another process, which remembers nothing.
    await running(async ({ record, caughtUp }) => {
      expect(await record('p', [reaffirmed])).toMatchObject({ outcome: 'recorded' });
      await caughtUp();
      expect(await listings(restartable.database)).toEqual([LISTED]);
    });
  });

  it('is_filled_by_its_migration_as_a_projector_fills_it', async () => {
    await running(async ({ record }) => {
      expect(await record('p', [started])).toMatchObject({ outcome: 'recorded' });
    });
    expect(await listings(restartable.database)).toEqual([LISTED]);
    await restartable.migrateAgain(new PartnershipLists1764000000009());
    expect(await listings(restartable.database)).toEqual([LISTED]);
  });
});
