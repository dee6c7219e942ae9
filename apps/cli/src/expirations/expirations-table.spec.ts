import type { ClaimAnswer, Expiration } from '#client';
import { expirationsTable } from './expirations-table';

const claim: ClaimAnswer = {
  eventId: 'e',
  version: 1,
  effect: 'set',
  from: '2020-01-01',
  until: null,
  untilCondition: 'sale',
  openConditions: ['sale'],
  title: 'It is published',
  assertedBy: ['acme'],
  sources: [],
};
const expiration = (more: Partial<Expiration>): Expiration => ({
  partnershipId: 'a-b',
  kind: 'supply',
  scope: 'all',
  what: 'end',
  value: 'all of it',
  between: ['a', 'b'],
  mayBind: [],
  certainty: 'definitely',
  lastDay: { lo: '2020-12-31', hi: '2020-12-31' },
  claims: [],
  endedBy: [],
  ...more,
});
/** Returns the lines of the table as lists of cells. Lines below the first contain only the last cell. */
const rowsOf = (more: Partial<Expiration>): string[][] =>
  expirationsTable([expiration(more)])
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/ {2,}/));

test.each<[Partial<Expiration>, string[][]]>([
  [{}, [['2020-12-31', 'ends', 'a-b supply/all'], ['all of it']]],
  [
    { certainty: 'possibly', lastDay: { lo: '2020-12-31', hi: '2021-01-30' } },
    [
      ['2020-12-31..2021-01-30', 'possibly', 'a-b supply/all'],
      ['ends', 'all of it'],
    ],
  ],
  [{ lastDay: { lo: '2020-12-31', hi: null } }, [['2020-12-31 or later', 'ends', 'a-b supply/all'], ['all of it']]],
  [
    { what: 'notice', noticeBy: '2020-09-30', renewsTo: '2021-12-31' },
    [
      ['2020-12-31', 'notice', 'a-b supply/all'],
      ['all of it'],
      ['give notice by 2020-09-30, or it renews itself to 2021-12-31'],
    ],
  ],
  [
    { what: 'renewal', noticeBy: '2020-09-30', renewsTo: '2021-12-31' },
    [
      ['2020-12-31', 'renews', 'a-b supply/all'],
      ['all of it'],
      ['renews itself to 2021-12-31 unless notice is given by 2020-09-30'],
    ],
  ],
  [
    { what: 'long-stop', value: null, waitsFor: { all: ['approval', 'closing'] }, mayBind: ['c'] },
    [
      ['2020-12-31', 'must start', 'a-b supply/all'],
      ['suspends the term'],
      ['waits for approval and closing'],
      ['binds a, b; may bind c'],
    ],
  ],
])('the_expiration_%j_is_rendered_as_%j', (more, expected) => {
  expect(rowsOf(more)).toEqual(expected);
});

test('a_condition_that_may_end_a_term_earlier_is_shown_only_while_the_end_is_open', () => {
  const condition = ['or earlier, when sale comes true'];
  expect(rowsOf({ claims: [claim] })).not.toContainEqual(condition);
  expect(rowsOf({ claims: [claim], lastDay: { lo: '9999-12-30', hi: '9999-12-31' } })).toContainEqual(condition);
  expect(rowsOf({ claims: [claim], lastDay: { lo: '2020-12-31', hi: null } })).toContainEqual(condition);
});

test('the_event_that_ends_a_term_is_named', () => {
  const event = { eventId: 'e', version: 1, assertedBy: ['a'], sources: [], from: '2021', title: 'It is wound up' };
  const end = { ...event, because: 'partnership-ended', days: { lo: '2021-01-01', hi: '2021-01-01' } } as const;
  expect(rowsOf({ endedBy: [end], moreEndedBy: 2 }).slice(2)).toEqual([
    ['partnership ended: It is wound up'],
    ['and 2 more that end it'],
  ]);
});
