import type { OriginalContent } from '#contracts';
import { boundsOf } from '../dates';
import { collectFacts, factsOfEvent } from '../facts';
import { roleOfParty } from './party-role';

type Changes = Extract<OriginalContent, { type: 'PartiesChanged' }>['data'];
const party = (id: string) => ({ id, name: id });

type Changed = readonly [occurred: string, data: Changes];

/** The facts of a partnership that `a` and `b` started, after changes sorted by day. */
function after(...changes: readonly Changed[]) {
  const events = [
    { type: 'PartnershipStarted', occurred: '1999-03-27', data: { name: '', parties: [party('a'), party('b')] } },
    ...changes.map(([occurred, data]) => ({ type: 'PartiesChanged', occurred, data })),
  ];
  return collectFacts(
    events.flatMap((event, index) =>
      factsOfEvent({
        rootId: `e${index}`,
        rootVersion: index + 1,
        eventVersion: index + 1,
        recordedOn: 0,
        content: {
          title: '',
          standing: 'definitive',
          assertedBy: [],
          sources: [],
          effects: [],
          ...event,
        } as OriginalContent,
      }),
    ),
  );
}

const on = (id: string, day: string, facts: ReturnType<typeof after>) => roleOfParty(id, facts, boundsOf(day).lo);
const certain = { certainty: 'definitely', since: null, until: null };

test('founders_are_parties_and_other_named_organisations_are_third_parties', () => {
  expect(on('a', '2020-01-01', after())).toEqual({ role: 'party', ...certain });
  expect(on('z', '2020-01-01', after())).toEqual({ role: 'third-party', ...certain });
});

test('a_party_that_left_is_a_former_party_from_that_day_on', () => {
  const facts = after(['2016-10-20', { joined: [party('c')] }], ['2018', { left: ['c'] }]);
  const days = {
    since: boundsOf('2016-10-20'),
    until: { lo: boundsOf('2017-12-31').lo, hi: boundsOf('2018-12-30').lo },
  };
  expect(on('c', '2017-01-01', facts)).toEqual({ role: 'party', certainty: 'definitely', ...days });
  expect(on('c', '2018-06-01', facts)).toEqual({ role: 'party', certainty: 'possibly', ...days });
  expect(on('c', '2019-01-01', facts)).toEqual({ role: 'former', certainty: 'definitely', ...days });
});

test('a_successor_is_a_party_if_its_predecessor_was_one', () => {
  const facts = after(
    [
      '2010-01-01',
      {
        succeeded: [
          { party: 'b', by: party('d') },
          { party: 'x', by: party('y') },
        ],
      },
    ],
    ['2012-01-01', { succeeded: [{ party: 'd', by: party('e') }] }],
  );
  expect(['b', 'd', 'e', 'y'].map((id) => on(id, '2013-01-01', facts).role)).toEqual([
    'former',
    'former',
    'party',
    'third-party',
  ]);
});

test('a_party_has_its_future_joining_day_as_since_and_a_party_that_returned_has_not_left', () => {
  const facts = after(
    ['2030-01-01', { joined: [party('c')] }],
    ['2001-01-01', { left: ['a'] }],
    ['2002-01-01', { joined: [party('a')] }],
  );
  expect(on('c', '2020-01-01', facts)).toMatchObject({ role: 'party', since: boundsOf('2030-01-01') });
  expect(on('a', '2020-01-01', facts)).toEqual({ role: 'party', ...certain });
});

test('a_party_that_rejoins_on_the_day_it_left_is_a_party_or_not_by_the_order_of_the_record', () => {
  const left: Changed = ['2022-01-01', { left: ['c'] }];
  const joined: Changed = ['2022-01-01', { joined: [party('c')] }];
  const first: Changed = ['2010-01-01', { joined: [party('c')] }];
  expect(on('c', '2023-01-01', after(first, left, joined))).toEqual({
    role: 'party',
    certainty: 'definitely',
    since: boundsOf('2010-01-01'),
    until: null,
  });
  expect(on('c', '2023-01-01', after(first, joined, left))).toMatchObject({
    role: 'former',
    until: boundsOf('2021-12-31'),
  });
});

test('a_former_party_that_is_succeeded_or_leaves_again_keeps_its_first_departure', () => {
  const gone: Changed = ['2022-01-01', { left: ['b'] }];
  const succeeded: Changed = ['2022-06-01', { succeeded: [{ party: 'b', by: party('d') }] }];
  const facts = after(gone, succeeded, ['2023-01-01', { left: ['b'] }]);
  expect(on('b', '2024-01-01', facts)).toMatchObject({ role: 'former', until: boundsOf('2021-12-31') });
  expect(on('d', '2024-01-01', facts)).toEqual({ role: 'third-party', ...certain });
});

test('a_party_that_joins_again_without_leaving_keeps_its_first_joining_day', () => {
  const facts = after(['2001-01-01', { joined: [party('c')] }], ['2005-01-01', { joined: [party('c')] }]);
  expect(on('c', '2006-01-01', facts)).toMatchObject({ role: 'party', since: boundsOf('2001-01-01'), until: null });
});

test('a_party_that_rejoined_and_left_again_has_its_last_departure', () => {
  const facts = after(
    ['2001-01-01', { left: ['b'] }],
    ['2003-01-01', { joined: [party('b')] }],
    ['2005', { left: ['b'] }],
  );
  expect(on('b', '2006-01-01', facts)).toMatchObject({
    role: 'former',
    until: { lo: boundsOf('2004-12-31').lo, hi: boundsOf('2005-12-30').lo },
  });
});

test('a_party_that_joins_and_leaves_within_one_event_was_never_a_party', () => {
  const facts = after(['2005-01-01', { joined: [party('c')], left: ['c'] }]);
  expect(on('c', '2006-01-01', facts)).toEqual({ role: 'third-party', ...certain });
});

test('a_party_that_rejoins_in_future_is_a_former_party_until_then', () => {
  const facts = after(['2022-01-01', { left: ['b'] }], ['2030-01-01', { joined: [party('b')] }]);
  expect(on('b', '2026-01-01', facts)).toEqual({
    role: 'former',
    certainty: 'definitely',
    since: null,
    until: boundsOf('2021-12-31'),
  });
  expect(on('b', '2030-01-01', facts)).toEqual({ role: 'party', ...certain });
});

test('a_party_that_leaves_in_future_is_a_party_until_then', () => {
  const facts = after(['2030-01-01', { left: ['b'] }]);
  expect(on('b', '2026-01-01', facts)).toMatchObject({ role: 'party', until: boundsOf('2029-12-31') });
});

test('the_time_to_follow_many_changes_is_bounded', () => {
  const changes = Array.from({ length: 2_000 }, (_, n): Changed => {
    const year = `${2000 + (n % 20)}`;
    return n % 2 === 0 ? [year, { joined: [party('c')] }] : [year, { left: ['c'] }];
  });
  const started = performance.now();
  expect(on('c', '2026-01-01', after(...changes))).toMatchObject({ certainty: 'possibly' });
  expect(performance.now() - started).toBeLessThan(5_000);
});
