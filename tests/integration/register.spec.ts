import type { Database } from '#postgres';
import { seededRandom } from '#event-log';
import { generateHistory } from '#testing';
import { Register1764000000008 } from '../../libs/ledger/src/schema/8-register.migration';
import { termKinds } from './support/pipeline';
import { restartablePipeline, submitted } from './support/restartable-pipeline';
import { write } from './support/written';

const SEED = Number(process.env['REGISTER_SEED'] ?? 20_261_129);
const started = submitted('PartnershipStarted', {
  name: 'x',
  parties: ['alpha', 'beta'].map((id) => ({ id, name: id })),
});
const leaving = (id: string) => submitted('PartiesChanged', { left: [id] });
const bound = (id: string) => {
  const effects = [{ effect: 'set', kind: 'exclusivity', value: { undisclosed: true }, between: ['alpha', id] }];
  return submitted('TermsReaffirmed', { statement: 's' }, { effects });
};

interface Registered {
  readonly names: readonly object[];
  readonly partnerships: readonly object[];
}
async function registered({ pool }: Database): Promise<Registered> {
  const names = await pool.query<object>('SELECT * FROM registered_name ORDER BY 1, 2, 3');
  const partnerships = await pool.query<object>(
    'SELECT id, version, register, register_version FROM partnership ORDER BY id',
  );
  return { names: names.rows, partnerships: partnerships.rows };
}

/** Restores the rows that a release without a register would leave. */
async function forget({ pool }: Database, from: number): Promise<void> {
  await pool.query('UPDATE partnership SET register = NULL, register_version = $1', [from]);
  await pool.query('DELETE FROM registered_name');
}

describe('the register', () => {
  const restartable = restartablePipeline();
  const { running } = restartable;

  it('knows_exactly_the_parties_that_earlier_commands_named', async () => {
    await running(async ({ record }) => {
      expect(await record('p', [started])).toMatchObject({ outcome: 'recorded' });
      expect(await record('p', [leaving('gamma')])).toMatchObject({
        outcome: 'refused',
        refusals: [{ code: 'party-unknown', pointer: '/events/0/data/left/0' }],
      });
      expect(await record('p', [bound('gamma')])).toMatchObject({ outcome: 'recorded' });
      expect(await record('p', [leaving('gamma')])).toMatchObject({ outcome: 'recorded' });
      expect(await record('q', [started, leaving('gamma')])).toMatchObject({ outcome: 'refused' });
    });
  });

  it('knows_the_parties_that_commands_in_flight_name', async () => {
    await running(async ({ record }) => {
      const outcomes = await Promise.all([
        record('p', [started]),
        record('p', [bound('gamma')]),
        record('p', [leaving('gamma')]),
        record('p', [leaving('delta')]),
      ]);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded', 'recorded', 'refused']);
    });
  });

  it('knows_the_end_of_a_partnership_and_its_retraction', async () => {
    const late = bound('beta');
    await running(async ({ record }) => {
      const id = '00000000-0000-4000-8000-000000000001';
      await record('p', [started, { ...submitted('PartnershipEnded', { reason: 'x' }, { occurred: '2020' }), id }]);
      expect(await record('p', [late])).toMatchObject({
        outcome: 'refused',
        refusals: [{ code: 'partnership-ended' }],
      });
      await record('p', [{ type: 'EventRetracted', data: { target: id, reason: 'x' } }]);
      expect(await record('p', [late])).toMatchObject({ outcome: 'recorded' });
    });
  });

  it('that_an_older_release_left_incomplete_refuses_no_party_until_the_next_decision_fills_it', async () => {
    await running(async ({ record }) => {
      await record('p', [started]);
      await record('p', [bound('gamma')]);
      await forget(restartable.database, 0);
    });
    // Another process, with empty caches.
    await running(async ({ record, caughtUp }) => {
      expect(await record('p', [leaving('gamma')])).toMatchObject({ outcome: 'recorded' });
      await caughtUp();
      const { names, partnerships } = await registered(restartable.database);
      expect(names).toEqual(['alpha', 'beta', 'gamma'].map((id) => ({ partnership_id: 'p', what: 'party', id })));
      expect(partnerships).toEqual([
        { id: 'p', version: 3, register: { isStarted: true, ends: {} }, register_version: 3 },
      ]);
      expect(await record('p', [leaving('delta')])).toMatchObject({ outcome: 'refused' });
    });
  });

  it('is_filled_by_its_migration_exactly_as_by_a_projector', async () => {
    process.stdout.write(`register: REGISTER_SEED=${SEED}\n`);
    for (let nth = 0; nth < 40; nth += 1)
      for (const decision of generateHistory(seededRandom(SEED + nth), `p-${nth}`, {
        decisions: 12,
        kinds: termKinds,
        manners: 'wild',
      }))
        write(restartable.log, decision);
    await running(({ caughtUp }) => caughtUp());
    const projected = await registered(restartable.database);
    expect(projected.names.length).toBeGreaterThan(100);

    await restartable.migrateAgain(new Register1764000000008());
    expect(await registered(restartable.database)).toEqual(projected);
  });
});
