import { boundsOf, formatDay } from '../dates';
import { end, given, notice, override, set, started, termOf, type GivenEvent } from '../questions/testing/given';
import { deadlinesFrom } from './deadlines';

const renewal = { period: 'P1Y', notice: 'P1M' };
const renewing = (more: object = {}): GivenEvent => ({
  occurred: '2020-01-01',
  effects: [set('a', 1, { until: '2020-12-31', renewal, ...more })],
});

/** The first deadline on or after a day. */
const nextOn = (day: string, ...events: readonly GivenEvent[]): string[] =>
  deadlinesFrom(given(started, ...events).timelineOf(termOf('a')), boundsOf(day).lo).map(formatDay);

test('a_renewing_claim_without_an_end_has_a_next_deadline', () => {
  expect(nextOn('2020-01-01', renewing())).toEqual(['2020-11-30']);
  expect(nextOn('2023-12-01', renewing())).toEqual(['2024-11-30']);
});

test.each<[string, GivenEvent]>([
  ['the_partnership_has_ended', { occurred: '2022-06-01', type: 'PartnershipEnded', data: { reason: 'over' } }],
  [
    'its_agreement_has_ended',
    { occurred: '2022-06-01', type: 'AgreementEnded', data: { agreement: 'a', how: 'expired' } },
  ],
  ['the_term_has_ended', { occurred: '2022-06-01', effects: [end('a')] }],
  ['another_value_has_started', { occurred: '2022-06-01', effects: [set('a', 2)] }],
  [
    'a_term_that_replaces_it_has_started',
    { occurred: '2022-06-01', effects: [set('b', 2, { replaces: [termOf('a')] })] },
  ],
  ['notice_was_given_in_time', { occurred: '2022-06-01', effects: [notice('a')] }],
])('a_claim_has_no_deadline_once_%s', (_, over) => {
  expect(nextOn('2021-11-01', renewing(), over)).toEqual(['2021-11-30']);
  expect(nextOn('2022-06-01', renewing(), over)).toEqual([]);
});

test('a_claim_has_no_deadline_once_the_condition_of_its_end_is_met', () => {
  const met: GivenEvent = { occurred: '2022-06-01', type: 'ConditionMet', data: { condition: 'q' } };
  expect(nextOn('2022-06-01', renewing({ untilCondition: 'q' }), met)).toEqual([]);
  expect(nextOn('2022-06-01', renewing({ untilCondition: 'q' }))).toEqual(['2022-11-30']);
});

test('a_claim_has_a_deadline_as_long_as_it_may_be_in_force_beyond_its_end', () => {
  const perhaps: GivenEvent = { occurred: '[2022-06-01..2023-06-01]', effects: [end('a')] };
  expect(nextOn('2022-06-01', renewing(), perhaps)).toEqual(['2022-11-30']);
  expect(nextOn('2023-06-01', renewing(), perhaps)).toEqual([]);
  const season: GivenEvent = { occurred: '2022-06-01', effects: [override('a', null, { until: '2024-06-30' })] };
  expect(nextOn('2022-06-01', renewing(), season)).toEqual(['2022-11-30']);
});

test('a_possible_successor_is_evaluated_on_the_day_of_the_deadline', () => {
  const following: GivenEvent = { occurred: '2022-06-01', effects: [set('a', 2, { untilCondition: 'q' })] };
  // Before its start the condition may come true, so that it never starts.
  expect(nextOn('2021-11-01', renewing(), following)).toEqual(['2021-11-30']);
  expect(nextOn('2022-06-01', renewing(), following)).toEqual([]);
});
