import type { OriginalContent } from '#contracts';
import { boundsOf } from '../dates';
import { collectFacts, factsOfEvent } from '../facts';
import { roleOfParty } from './party-role';

type Changes = Extract<OriginalContent, { type: 'PartiesChanged' }>['data'];
const party = (id: string) => ({ id, name: id });

/** The facts of a partnership that `a` and `b` began, after changes by their days. */
function after(...changes: readonly (readonly [occurred: string, data: Changes])[]) {
  const said = [
    { type: 'PartnershipStarted', occurred: '1999-03-27', data: { name: '', parties: [party('a'), party('b')] } },
    ...changes.map(([occurred, data]) => ({ type: 'PartiesChanged', occurred, data })),
  ];
  return collectFacts(
    said.flatMap((event, index) =>
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

test('founders_are_parties_and_whoever_is_only_named_is_a_third_party', () => {
  expect(on('a', '2020-01-01', after())).toEqual({ role: 'party', ...certain });
  expect(on('z', '2020-01-01', after())).toEqual({ role: 'third-party', ...certain });
});

test('who_left_is_a_former_party_from_that_day_on', () => {
  const facts = after(['2016-10-20', { joined: [party('c')] }], ['2018', { left: ['c'] }]);
  const days = {
    since: boundsOf('2016-10-20'),
    until: { lo: boundsOf('2017-12-31').lo, hi: boundsOf('2018-12-30').lo },
  };
  expect(on('c', '2017-01-01', facts)).toEqual({ role: 'party', certainty: 'definitely', ...days });
  expect(on('c', '2018-06-01', facts)).toEqual({ role: 'party', certainty: 'possibly', ...days });
  expect(on('c', '2019-01-01', facts)).toEqual({ role: 'former', certainty: 'definitely', ...days });
});

test('a_successor_is_a_party_if_who_was_succeeded_was_one', () => {
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

test('who_joins_later_is_a_party_since_that_day_and_who_came_back_has_not_left', () => {
  const facts = after(
    ['2030-01-01', { joined: [party('c')] }],
    ['2001-01-01', { left: ['a'] }],
    ['2002-01-01', { joined: [party('a')] }],
  );
  expect(on('c', '2020-01-01', facts)).toMatchObject({ role: 'party', since: boundsOf('2030-01-01') });
  expect(on('a', '2020-01-01', facts)).toEqual({ role: 'party', ...certain });
});
