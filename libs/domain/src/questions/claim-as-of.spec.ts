import { boundsOf, formatDay } from '../dates';
import { claimAsOf } from './claim-as-of';
import { given, notice, set, started, termOf, TODAY, type GivenEvent } from './testing/given';

const RENEWING = { until: '2024-12-31', renewal: { period: 'P1Y', notice: 'P1M' } };
const term = termOf('supply');

function ahead(on: string, events: readonly GivenEvent[], clock = TODAY) {
  const worlds = given(started, ...events).at(clock);
  const { renewal } = claimAsOf(worlds, worlds.claimsOf(term)[0]!, boundsOf(on).lo);
  return renewal && [formatDay(renewal.noticeBy), formatDay(renewal.renewsTo)];
}

describe('the next renewal of a claim', () => {
  const renewing: GivenEvent = { occurred: '2020-01-01', effects: [set('supply', 1, RENEWING)] };

  test('is_the_first_with_a_deadline_on_or_after_the_day', () => {
    expect(ahead('2024-11-30', [renewing])).toEqual(['2024-11-30', '2025-12-31']);
    expect(ahead('2024-12-01', [renewing])).toEqual(['2025-11-30', '2026-12-31']);
  });

  test('is_null_once_notice_is_given_in_time', () => {
    const given = (on: string): GivenEvent => ({ occurred: on, effects: [notice('supply')] });
    expect(ahead('2024-05-01', [renewing, given('2024-06-01')])).toBeNull();
    expect(ahead('2023-05-01', [renewing, given('2025-06-01')])).toEqual(['2024-11-30', '2025-12-31']);
    expect(ahead('2025-05-01', [renewing, given('2025-06-01')])).toBeNull();
  });

  test('is_null_after_the_agreed_number_of_renewals', () => {
    const twice = { ...RENEWING, renewal: { ...RENEWING.renewal, times: 2 } };
    const events: GivenEvent[] = [{ occurred: '2020-01-01', effects: [set('supply', 1, twice)] }];
    expect(ahead('2025-11-30', events)).toEqual(['2025-11-30', '2026-12-31']);
    expect(ahead('2025-12-01', events)).toBeNull();
  });
});

test('open_conditions_of_a_claim_are_listed_until_they_are_met', () => {
  const conditions = { fromCondition: { all: ['approval', 'closing'] }, untilCondition: 'closing' };
  const waiting: GivenEvent = { occurred: '2020-01-01', effects: [set('supply', 1, conditions)] };
  const met: GivenEvent = { occurred: '2021-01-01', type: 'ConditionMet', data: { condition: 'closing' } };
  const open = (...events: GivenEvent[]) => {
    const worlds = given(started, waiting, ...events).at(TODAY);
    return claimAsOf(worlds, worlds.claimsOf(term)[0]!, TODAY).openConditions;
  };
  expect([open(), open(met)]).toEqual([['approval', 'closing'], ['approval']]);
});

test('conditions_that_no_longer_affect_a_claim_are_not_listed', () => {
  const met: GivenEvent = { occurred: '2021-01-01', type: 'ConditionMet', data: { condition: 'y' } };
  const ruledOut: GivenEvent = { occurred: '2021-01-01', type: 'ConditionRuledOut', data: { condition: 'y' } };
  const open = (conditions: object, event: GivenEvent, clock = TODAY) => {
    const worlds = given(started, { occurred: '2020-01-01', effects: [set('supply', 1, conditions)] }, event).at(clock);
    return claimAsOf(worlds, worlds.claimsOf(term)[0]!, TODAY).openConditions;
  };
  const [either, both] = [{ any: ['x', 'y'] }, { all: ['x', 'y'] }];
  expect([open({ untilCondition: both }, ruledOut), open({ untilCondition: both }, met)]).toEqual([[], ['x']]);
  expect([open({ fromCondition: either }, met), open({ fromCondition: either }, ruledOut)]).toEqual([[], ['x']]);
  expect(open({ fromCondition: either }, met, boundsOf('2020-06-01').lo)).toEqual(['x']);
  expect(open({ untilCondition: { any: ['z', both] } }, ruledOut)).toEqual(['z']);
  expect(open({ untilCondition: { any: ['x', { day: '2026-01-01' }] } }, met)).toEqual([]);
  expect(open({ untilCondition: { any: ['x', { day: '2030-01-01' }] } }, met)).toEqual(['x']);
});
