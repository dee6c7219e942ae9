import { formatDay } from '../dates';
import type { PartnershipWorlds } from '../worlds';
import { explanationOf as explain, type ConsideredClaim } from './explanation';
import { end, given, notice, on, override, reaffirm, set, started, termOf, type GivenEvent } from './testing/given';

const explanationOf = (...args: Parameters<typeof explain>) => {
  const explanation = explain(...args);
  return { ...explanation, considered: [...explanation.considered] };
};

const reasons = (state: PartnershipWorlds, term: string, at: string) =>
  explanationOf(state, termOf(term), on(at)).considered.map(({ claim, reason }) => [claim.order[0], reason.because]);

const extension: GivenEvent = { occurred: '2023-01-23', effects: [set('hosting', 'azure')] };
const restated: GivenEvent = {
  occurred: '2025-10-28',
  effects: [set('hosting', 'azure 2', { untilCondition: 'agi' })],
};
const narrowed: GivenEvent = {
  occurred: '2026-02-27',
  effects: [set('hosting/stateless', 'azure', { replaces: [termOf('hosting')] })],
};

test('an_explanation_includes_the_terms_that_were_replaced', () => {
  const state = given(
    started,
    extension,
    { occurred: '2025-01-21', effects: [reaffirm('hosting')] },
    restated,
    narrowed,
  );
  const explanation = explanationOf(state, termOf('hosting/stateless'), on('2026-03-01'));
  expect(explanation.answers.map(({ given }) => given?.value)).toEqual(['"azure"']);
  expect(explanation.replaced).toEqual([termOf('hosting')]);
  expect(explanation.considered.map(({ term, claim, reason }) => [term.scope, claim.order[0], reason.because])).toEqual(
    [
      ['all', 2, 'superseded'],
      ['all', 4, 'replaced'],
      ['stateless', 5, 'in-force'],
      ['all', 5, 'ended'],
    ],
  );
  expect(explanation.reaffirmations.map(({ term, fact }) => [term.scope, fact.order[0]])).toEqual([['all', 3]]);
});

test('terms_that_replace_each_other_are_each_followed_once', () => {
  const state = given(
    started,
    { occurred: '2020', effects: [set('a', 1, { replaces: [termOf('b')] })] },
    { occurred: '2021', effects: [set('b', 1, { replaces: [termOf('a')] })] },
  );
  expect(explanationOf(state, termOf('a'), on('2022-01-01')).replaced).toEqual([termOf('b')]);
});

describe('the bounds of the first and the last day of a considered claim', () => {
  const bounds = (at: string, ...events: readonly GivenEvent[]) =>
    explanationOf(given(started, ...events), termOf('hosting'), on(at)).considered.map(({ start, until }) =>
      [start, until].map((days) => days && [days.lo, days.hi].map((day) => (day === Infinity ? null : formatDay(day)))),
    );
  const waiting: GivenEvent = {
    occurred: '2024-01-01',
    effects: [set('hosting', 'azure', { fromCondition: 'closing', until: { for: 'P1Y' } })],
  };
  const closing = (type: 'ConditionMet' | 'ConditionRuledOut', occurred: string): GivenEvent => ({
    type,
    occurred,
    data: { condition: 'closing' },
  });

  test('start_on_the_day_on_which_the_condition_came_true', () => {
    expect(bounds('2025-01-01', waiting, closing('ConditionMet', '2024-05'))).toEqual([
      [
        ['2024-05-01', '2024-05-31'],
        ['2025-04-30', '2025-05-30'],
      ],
    ]);
  });

  test('start_on_the_day_after_the_clock_day_if_the_condition_is_open', () => {
    expect(bounds('2027-01-01', waiting)).toEqual([
      [
        ['2026-11-23', null],
        ['2027-11-22', null],
      ],
    ]);
  });

  test('follow_the_stated_start_if_the_condition_can_no_longer_come_true', () => {
    expect(bounds('2025-01-01', waiting, closing('ConditionRuledOut', '2024-05-01'))).toEqual([
      [
        ['2024-01-01', '2024-01-01'],
        ['2024-12-31', '2024-12-31'],
      ],
    ]);
  });

  test('sort_the_considered_claims_by_the_first_day', () => {
    const meanwhile: GivenEvent = { occurred: '2024-03-01', effects: [set('hosting', 'any')] };
    const state = given(started, waiting, closing('ConditionMet', '2024-05-01'), meanwhile);
    const { considered } = explanationOf(state, termOf('hosting'), on('2024-06-01'));
    expect(considered.map(({ claim }) => claim.order[0])).toEqual([4, 2]);
  });
});

describe('the reason of a claim that is not in force names the event', () => {
  const by = (term: string, ...events: readonly GivenEvent[]) =>
    explanationOf(given(started, ...events), termOf(term), on('2026-01-01')).considered.map(({ reason }) => [
      reason.because,
      'by' in reason ? reason.by?.order[0] : undefined,
    ]);
  const change = (occurred: string, data: object): GivenEvent => ({ occurred, type: 'PartiesChanged', data });

  test('that_ruled_out_the_condition', () => {
    const waiting: GivenEvent = {
      occurred: '2024-01-01',
      effects: [set('hosting', 'azure', { fromCondition: 'closing' })],
    };
    const ruledOut: GivenEvent = { type: 'ConditionRuledOut', occurred: '2024-05-01', data: { condition: 'closing' } };
    expect(by('hosting', waiting, ruledOut)).toEqual([['ruled-out', 3]]);
  });

  test('that_met_the_end_condition_before_the_start_of_the_claim', () => {
    const late: GivenEvent = { occurred: '2024-01-01', effects: [set('hosting', 'azure', { untilCondition: 'agi' })] };
    const met: GivenEvent = { type: 'ConditionMet', occurred: '2023-05-01', data: { condition: 'agi' } };
    expect(by('hosting', late, met)).toEqual([['end-before-start', 3]]);
  });

  test('that_left_too_few_parties_and_no_later_party_change', () => {
    const joined = change('2024-01-01', { joined: [{ id: 'c', name: 'c' }] });
    const left = change('2024-05-01', { left: ['c', 'openai'] });
    const renamed = change('2025-01-01', { left: ['nobody'] });
    expect(by('hosting', extension, joined, left, renamed)).toEqual([['too-few-bound', 4]]);
  });
});

describe('an end by a condition names the event that decided its day', () => {
  const metOn = (condition: string, occurred: string): GivenEvent => ({
    type: 'ConditionMet',
    occurred,
    data: { condition },
  });
  const until = (untilCondition: unknown): GivenEvent => ({
    occurred: '2023-01-23',
    effects: [set('hosting', 'azure', { untilCondition })],
  });
  const deciding = (condition: unknown, ...met: readonly GivenEvent[]) => {
    const state = given(started, until(condition), ...met);
    const [{ reason }] = explanationOf(state, termOf('hosting'), on('2026-01-01')).considered as [ConsideredClaim];
    expect(reason.because).toBe('condition-met');
    return 'by' in reason ? reason.by?.order[0] : undefined;
  };

  test('which_for_any_met_the_first_condition', () => {
    expect(deciding({ any: ['late', 'early'] }, metOn('early', '2024-03-01'), metOn('late', '2025-03-01'))).toBe(3);
  });

  test('which_for_all_met_the_last_condition', () => {
    expect(deciding({ all: ['early', 'late'] }, metOn('early', '2024-03-01'), metOn('late', '2025-03-01'))).toBe(4);
  });

  test('which_for_a_nested_expression_met_the_condition_that_decides_the_outer_expression', () => {
    const nested = { any: [{ all: ['early', 'late'] }, 'between'] };
    const met = [metOn('early', '2024-01-01'), metOn('late', '2025-06-01'), metOn('between', '2025-03-01')];
    expect(deciding(nested, ...met)).toBe(5);
  });

  test('which_is_the_earliest_of_several_events_that_met_the_condition', () => {
    expect(deciding('agi', metOn('agi', '2025-03-01'), metOn('agi', '2024-03-01'))).toBe(4);
  });

  test('or_no_event_if_a_named_day_came_before_the_condition', () => {
    expect(deciding({ any: ['agi', { day: '2024-06-30' }] }, metOn('agi', '2025-03-01'))).toBeUndefined();
  });
});

describe('a claim does not govern', () => {
  test('before_it_starts', () => {
    expect(reasons(given(started, extension, restated), 'hosting', '2024-01-01')).toEqual([
      [2, 'in-force'],
      [3, 'not-yet-started'],
    ]);
  });

  test('if_another_certainly_started_later_and_that_one_is_named', () => {
    const [first] = explanationOf(given(started, extension, restated), termOf('hosting'), on('2026-01-01')).considered;
    expect(first!.reason).toMatchObject({ because: 'superseded', by: { order: [3, 0] } });
  });

  test('if_a_claim_recorded_later_starts_on_the_same_day', () => {
    const state = given(started, extension, { ...extension, effects: [set('hosting', 'any')] });
    expect(reasons(state, 'hosting', '2023-01-23')).toEqual([
      [2, 'superseded'],
      [3, 'in-force'],
    ]);
  });

  test('after_an_end', () => {
    const state = given(started, extension, { occurred: '2024-01-01', effects: [end('hosting')] });
    expect(reasons(state, 'hosting', '2024-01-01')).toEqual([
      [2, 'ended-by'],
      [3, 'ended'],
    ]);
  });

  test('after_its_last_day', () => {
    const state = given(started, { occurred: '2023-01-23', effects: [set('hosting', 'azure', { until: '2024' })] });
    expect(reasons(state, 'hosting', '2024-12-31')).toEqual([[2, 'in-force']]);
    expect(reasons(state, 'hosting', '2025-01-01')).toEqual([[2, 'until-passed']]);
  });

  test('after_its_condition_is_met', () => {
    const met: GivenEvent = { occurred: '2029-05', type: 'ConditionMet', data: { condition: 'agi' } };
    const state = given(started, restated, met);
    expect(reasons(state, 'hosting', '2029-05-31')).toEqual([[2, 'in-force']]);
    expect(reasons(state, 'hosting', '2029-06-01')).toEqual([[2, 'condition-met']]);
  });

  test('at_all_if_its_condition_is_met_before_its_start', () => {
    const met: GivenEvent = { occurred: '2024-05', type: 'ConditionMet', data: { condition: 'agi' } };
    expect(reasons(given(started, restated, met), 'hosting', '2026-01-01')).toEqual([[2, 'end-before-start']]);
  });

  test('after_the_end_of_the_partnership', () => {
    const over: GivenEvent = { occurred: '2026-05-01', type: 'PartnershipEnded', data: { reason: 'over' } };
    const state = given(started, extension, over);
    expect(reasons(state, 'hosting', '2026-04-30')).toEqual([[2, 'in-force']]);
    expect(reasons(state, 'hosting', '2026-05-01')).toEqual([[2, 'partnership-ended']]);
  });

  test('after_the_end_of_its_agreement', () => {
    const ended: GivenEvent = {
      occurred: '2026-05-01',
      type: 'AgreementEnded',
      data: { agreement: 'a', how: 'expired' },
    };
    const state = given(started, extension, ended);
    expect(reasons(state, 'hosting', '2026-05-01')).toEqual([[2, 'agreement-ended']]);
    const [first] = explanationOf(state, termOf('hosting'), on('2026-05-01')).considered;
    expect(first!.reason).toMatchObject({ by: { order: [3, 0] } });
  });

  test('while_an_override_or_suspension_is_active', () => {
    const waived: GivenEvent = {
      occurred: '2025-01-01',
      effects: [
        override('hosting', 'any', { until: '2025-06-30' }),
        override('hosting', null, { from: '2025-04-01', until: '2025-04-30' }),
      ],
    };
    const state = given(started, extension, waived);
    expect(reasons(state, 'hosting', '2025-03-01')).toEqual([
      [2, 'overridden'],
      [3, 'in-force'],
      [3, 'not-yet-started'],
    ]);
    expect(reasons(state, 'hosting', '2025-04-01')).toEqual([
      [2, 'suspended'],
      [3, 'suspended'],
      [3, 'suspends'],
    ]);
    expect(reasons(state, 'hosting', '2025-07-01')).toEqual([
      [2, 'in-force'],
      [3, 'until-passed'],
      [3, 'until-passed'],
    ]);
  });

  test('after_an_end_of_overrides', () => {
    const state = given(
      started,
      extension,
      { occurred: '2025-01-01', effects: [override('hosting', 'any', { until: '2025-06-30' })] },
      { occurred: '2025-03-01', effects: [end('hosting', { of: 'override' })] },
    );
    expect(reasons(state, 'hosting', '2025-03-01')).toEqual([
      [2, 'in-force'],
      [3, 'ended-by'],
      [4, 'ended'],
    ]);
  });

  test('while_its_condition_is_open_and_if_it_is_ruled_out_or_met_too_late', () => {
    const waiting: GivenEvent = {
      occurred: '2025-01-01',
      effects: [set('hosting', 'any', { fromCondition: 'approval', by: '2026-12-31' })],
    };
    const ruledOut: GivenEvent = { occurred: '2025-02-01', type: 'ConditionRuledOut', data: { condition: 'approval' } };
    const late: GivenEvent = { occurred: '2027-02-01', type: 'ConditionMet', data: { condition: 'approval' } };
    expect(reasons(given(started, waiting), 'hosting', '2026-11-22')).toEqual([[2, 'waits-for-condition']]);
    expect(reasons(given(started, waiting), 'hosting', '2026-11-23')).toEqual([[2, 'in-force']]);
    expect(reasons(given(started, waiting, ruledOut), 'hosting', '2026-11-22')).toEqual([[2, 'ruled-out']]);
    expect(reasons(given(started, waiting, late), 'hosting', '2027-06-01')).toEqual([[2, 'lapsed']]);
  });

  test('after_the_period_that_a_notice_ended', () => {
    const renewal = { period: 'P1Y', notice: 'P1M' };
    const renewing: GivenEvent = {
      occurred: '2025-01-01',
      effects: [set('hosting', 'azure', { until: '2025-12-31', renewal })],
    };
    const state = given(started, renewing, { occurred: '2025-06-01', effects: [notice('hosting')] });
    expect(reasons(state, 'hosting', '2025-12-31')).toEqual([[2, 'in-force']]);
    expect(reasons(state, 'hosting', '2026-01-01')).toEqual([[2, 'notice-given']]);
  });

  test('after_its_last_renewal_even_if_notice_was_given_later', () => {
    const renewal = { period: 'P1Y', notice: 'P1M', times: 1 };
    const renewing: GivenEvent = {
      occurred: '2024-01-01',
      effects: [set('hosting', 1, { until: '2024-12-31', renewal })],
    };
    const state = given(started, renewing, { occurred: '2025-06-01', effects: [notice('hosting')] });
    expect(reasons(state, 'hosting', '2026-01-01')).toEqual([[2, 'until-passed']]);
  });
});

test('a_governing_claim_that_binds_too_few_parties_has_that_reason', () => {
  const left: GivenEvent = { occurred: '2025-01-01', type: 'PartiesChanged', data: { left: ['openai'] } };
  expect(reasons(given(started, extension, left), 'hosting', '2025-01-01')).toEqual([[2, 'too-few-bound']]);
});

test('dissent_and_claims_that_are_not_counted_are_listed_separately', () => {
  const state = given(started, extension, { occurred: '2024-01-01', standing: 'reported', effects: [end('hosting')] });
  const { notCounted, contested } = explanationOf(state, termOf('hosting'), on('2024-06-01'));
  expect([notCounted.length, contested.length]).toEqual([1, 0]);
});
