import type { Event } from '#contracts';
import { boundsOf } from '../dates';
import { evolveProfile, NO_PROFILE, type Profile } from '../partnership/profile';
import { arePartiesSteady, partiesOn } from './parties-on';

type Data = Record<string, unknown>;
type GivenChange = readonly [occurred: string, data: Data, more?: Data];

const party = (id: string, name = id) => ({ id, name });
const content = (type: string, occurred: string, data: Data, more: Data = {}) => ({
  type,
  occurred,
  title: type,
  standing: 'definitive',
  assertedBy: [],
  sources: [],
  effects: [],
  data,
  ...more,
});

/** The profile of a partnership that these parties started in 2020, after changes of parties. */
function after(founders: string, ...changes: readonly GivenChange[]): Profile {
  const parties = [...founders].map((id) => party(id));
  const contents = [
    content('PartnershipStarted', '2020-01-01', { name: '', parties }),
    ...changes.map(([occurred, data, more]) => content('PartiesChanged', occurred, data, more)),
  ];
  // The tests state only some members of an event; the result has the form of a whole event.
  const events = contents.map((event, nth) => ({ ...event, id: `e${nth}` }) as unknown as Event);
  return events.reduce((profile, event, nth) => evolveProfile(profile, event, nth + 1), NO_PROFILE);
}

const dayOf = (day: string) => boundsOf(day).lo;
const on = (day: string, profile: Profile) => partiesOn(profile, dayOf(day)).map(({ id }) => id);
const succession = (from: string, by: string) => ({ succeeded: [{ party: from, by: party(by) }] });

test.each<[string, Profile, string[]]>([
  [
    'an_assignment_of_one_agreement_changes_no_party',
    after('ab', ['2021-06-01', succession('b', 'd'), { agreement: 'm' }]),
    ['a', 'b'],
  ],
  [
    'changes_apply_in_the_order_of_their_days_not_of_the_record',
    after('ab', ['2022-01-01', { left: ['c'] }], ['2021-01-01', { joined: [party('c')] }]),
    ['a', 'b'],
  ],
  [
    'renaming_a_former_party_does_not_make_it_a_party',
    after('abc', ['2022-01-01', { left: ['c'] }], ['2022-06-01', { renamed: [party('c', 'C 2')] }]),
    ['a', 'b'],
  ],
  [
    'a_successor_of_a_former_party_is_no_party',
    after('abc', ['2022-01-01', { left: ['c'] }], ['2022-06-01', succession('c', 'd')]),
    ['a', 'b'],
  ],
  [
    'within_one_event_parties_join_before_others_leave',
    after('abc', ['2022-01-01', { joined: [party('d')], left: ['d'] }]),
    ['a', 'b', 'c'],
  ],
  ['a_party_that_leaves_later_is_still_a_party', after('abc', ['2030-01-01', { left: ['c'] }]), ['a', 'b', 'c']],
  ['a_party_that_joins_later_is_not_yet_a_party', after('ab', ['2030-01-01', { joined: [party('c')] }]), ['a', 'b']],
  ['a_later_successor_is_not_yet_a_party', after('ab', ['2030-01-01', succession('b', 'd')]), ['a', 'b']],
  [
    'every_possible_party_is_listed_within_an_imprecise_day',
    after('abc', ['2026', { left: ['c'], joined: [party('d')] }]),
    ['a', 'b', 'c', 'd'],
  ],
  [
    'parties_are_listed_in_the_order_in_which_they_joined',
    after('zb', ['2022-01-01', { joined: [party('d')] }], ['2021-01-01', succession('b', 'c')]),
    ['z', 'c', 'd'],
  ],
  [
    'events_that_are_not_definitive_do_not_count',
    after('abc', ['2022-01-01', { left: ['c'] }, { standing: 'reported' }]),
    ['a', 'b', 'c'],
  ],
])('%s', (_, profile, parties) => {
  expect(on('2026-12-01', profile)).toEqual(parties);
});

test('a_party_that_leaves_is_one_up_to_the_day_before', () => {
  const profile = after('abc', ['2030-01-01', { left: ['c'] }]);
  expect([on('2029-12-31', profile), on('2030-01-01', profile)]).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b'],
  ]);
});

test('each_party_has_its_name_on_that_day_and_keeps_its_identifiers', () => {
  const identifiers = { wikidata: 'Q2283' };
  const profile = after(
    'a',
    ['2021-01-01', { joined: [{ ...party('b', 'B 1'), identifiers }] }],
    ['2030-01-01', { renamed: [party('b', 'B 3')] }],
    ['2025-01-01', { renamed: [party('b', 'B 2')] }],
  );
  const named = (day: string) => partiesOn(profile, dayOf(day)).slice(1);
  expect(named('2024-12-31')).toEqual([{ id: 'b', name: 'B 1', identifiers }]);
  expect(named('2025-01-01')).toEqual([{ id: 'b', name: 'B 2', identifiers }]);
  expect(named('2030-01-01')).toEqual([{ id: 'b', name: 'B 3', identifiers }]);
});

test('parties_are_steady_as_long_as_no_change_is_possible', () => {
  const profile = after('abc', ['2026-03', { left: ['c'] }], ['2030-01-01', { renamed: [party('a', 'A 2')] }]);
  const steady = (from: string, to: string) => arePartiesSteady(profile, dayOf(from), dayOf(to));
  expect(steady('2026-02-01', '2026-02-28')).toBe(true);
  expect(steady('2026-02-28', '2026-03-01')).toBe(false);
  expect(steady('2026-03-30', '2026-03-31')).toBe(false);
  expect(steady('2026-04-01', '2029-12-31')).toBe(true);
  expect(steady('2029-12-31', '2030-01-01')).toBe(false);
});
