import type { Timeline } from '#client';
import { partyLanesOf } from './party-lanes';
import { run } from './testing/lanes';

const start = {
  type: 'PartnershipStarted',
  days: { lo: '2015-04-01', hi: '2015-04-01' },
} as Timeline['events'][number];
const party = (id: string, days: Timeline['parties'][number]['days'], succeededBy: string[] = []) => ({
  id,
  name: id,
  days,
  succeededBy,
});
const always = [{ from: '0001-01-01', to: null, certainty: 'definitely' as const }];
const lanesOf = (...parties: Timeline['parties']) => partyLanesOf({ parties, events: [start] });

test('parties_that_never_change_have_no_lanes', () => {
  expect(lanesOf(party('a', always), party('b', always))).toEqual([]);
});

test('a_founder_begins_at_the_start_and_a_party_that_left_on_an_imprecise_day_fades_out', () => {
  const [founder, left] = lanesOf(
    party('a', always),
    party('fjord', [
      { from: '2017-01-10', to: '2021-01-01', certainty: 'definitely' },
      { from: '2021-01-01', to: '2021-12-31', certainty: 'possibly' },
    ]),
  );
  expect(founder!.segments).toMatchObject([run('2015-04-01')]);
  expect(left!.segments.map(({ pieces }) => pieces.map(({ fade }) => fade))).toEqual([['none'], ['out'], []]);
  expect(left!.segments.at(-1)).toMatchObject({ ...run('2021-12-31'), inForce: 'not' });
});

test('the_lane_of_a_party_names_its_successor', () => {
  const [borealis] = lanesOf(
    party('borealis', [{ from: '0001-01-01', to: '2019-07-01', certainty: 'definitely' }], ['boreal-cascade']),
    party('boreal-cascade', [{ from: '2019-07-01', to: null, certainty: 'definitely' }]),
  );
  expect(borealis).toMatchObject({ kind: '@parties', scope: '@borealis', succeededBy: ['boreal-cascade'] });
});
