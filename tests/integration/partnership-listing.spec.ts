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

describe('the listed columns of a partnership', () => {
  const restartable = restartablePipeline();
  const { running } = restartable;

  it('are_filled_by_the_next_decision_if_an_older_release_left_them_empty', async () => {
    await running(async ({ record }) => {
      expect(await record('p', [started])).toMatchObject({ outcome: 'recorded' });
    });
    await restartable.database.pool.query(
      `UPDATE partnership SET listed_parties = NULL, sorted_as = '', searched = ''`,
    );
    // Another process, with empty caches.
    await running(async ({ record, caughtUp }) => {
      expect(await record('p', [reaffirmed])).toMatchObject({ outcome: 'recorded' });
      await caughtUp();
      expect(await listings(restartable.database)).toEqual([LISTED]);
    });
  });

  it('are_filled_by_their_migration_exactly_as_by_a_projector', async () => {
    await running(async ({ record }) => {
      expect(await record('p', [started])).toMatchObject({ outcome: 'recorded' });
    });
    expect(await listings(restartable.database)).toEqual([LISTED]);
    await restartable.migrateAgain(new PartnershipLists1764000000009());
    expect(await listings(restartable.database)).toEqual([LISTED]);
  });
});
