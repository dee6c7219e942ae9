import { formatDay } from '../dates';
import type { PartnershipWorlds } from '../worlds';
import { explanationOf as explain, type ConsideredClaim } from './explanation';
import { end, given, notice, on, override, reaffirm, set, started, termOf, type Told } from './testing/given';

const explanationOf = (...asked: Parameters<typeof explain>) => {
  const told = explain(...asked);
  return { ...told, considered: [...told.considered] };
};

const reasons = (state: PartnershipWorlds, term: string, at: string) =>
  explanationOf(state, termOf(term), on(at)).considered.map(({ claim, reason }) => [claim.order[0], reason.because]);

const extension: Told = { occurred: '2023-01-23', effects: [set('hosting', 'azure')] };
const restated: Told = { occurred: '2025-10-28', effects: [set('hosting', 'azure 2', { untilCondition: 'agi' })] };
const narrowed: Told = {
  occurred: '2026-02-27',
  effects: [set('hosting/stateless', 'azure', { replaces: [termOf('hosting')] })],
};

test('reads_back_through_the_terms_that_were_replaced', () => {
  const state = given(
    started,
    extension,
    { occurred: '2025-01-21', effects: [reaffirm('hosting')] },
    restated,
    narrowed,
  );
  const told = explanationOf(state, termOf('hosting/stateless'), on('2026-03-01'));
  expect(told.answers.map(({ given }) => given?.value)).toEqual(['"azure"']);
  expect(told.replaced).toEqual([termOf('hosting')]);
  expect(told.considered.map(({ term, claim, reason }) => [term.scope, claim.order[0], reason.because])).toEqual([
    ['all', 2, 'superseded'],
    ['all', 4, 'replaced'],
    ['stateless', 5, 'in-force'],
    ['all', 5, 'ended'],
  ]);
  expect(told.reaffirmations.map(({ term, said }) => [term.scope, said.order[0]])).toEqual([['all', 3]]);
});

test('follows_terms_that_replace_each_other_once', () => {
  const state = given(
    started,
    { occurred: '2020', effects: [set('a', 1, { replaces: [termOf('b')] })] },
    { occurred: '2021', effects: [set('b', 1, { replaces: [termOf('a')] })] },
  );
  expect(explanationOf(state, termOf('a'), on('2022-01-01')).replaced).toEqual([termOf('b')]);
});

describe('a claim that was considered has the bounds of its first and its last day', () => {
  const bounds = (at: string, ...events: readonly Told[]) =>
    explanationOf(given(started, ...events), termOf('hosting'), on(at)).considered.map(({ start, until }) =>
      [start, until].map((days) => days && [days.lo, days.hi].map((day) => (day === Infinity ? null : formatDay(day)))),
    );
  const waiting: Told = {
    occurred: '2024-01-01',
    effects: [set('hosting', 'azure', { fromCondition: 'closing', until: { for: 'P1Y' } })],
  };
  const closing = (type: 'ConditionMet' | 'ConditionRuledOut', occurred: string): Told => ({
    type,
    occurred,
    data: { condition: 'closing' },
  });

  test('by_the_day_on_which_its_condition_came_true', () => {
    expect(bounds('2025-01-01', waiting, closing('ConditionMet', '2024-05'))).toEqual([
      [
        ['2024-05-01', '2024-05-31'],
        ['2025-04-30', '2025-05-30'],
      ],
    ]);
  });

  test('of_an_open_condition_from_the_day_after_the_clock_day_on', () => {
    expect(bounds('2027-01-01', waiting)).toEqual([
      [
        ['2026-11-23', null],
        ['2027-11-22', null],
      ],
    ]);
  });

  test('as_written_where_its_condition_can_no_longer_come_true', () => {
    expect(bounds('2025-01-01', waiting, closing('ConditionRuledOut', '2024-05-01'))).toEqual([
      [
        ['2024-01-01', '2024-01-01'],
        ['2024-12-31', '2024-12-31'],
      ],
    ]);
  });

  test('and_its_place_among_others_is_by_its_first_day', () => {
    const meanwhile: Told = { occurred: '2024-03-01', effects: [set('hosting', 'any')] };
    const state = given(started, waiting, closing('ConditionMet', '2024-05-01'), meanwhile);
    const { considered } = explanationOf(state, termOf('hosting'), on('2024-06-01'));
    expect(considered.map(({ claim }) => claim.order[0])).toEqual([4, 2]);
  });
});

describe('the event that keeps a claim from being in force is named', () => {
  const by = (term: string, ...events: readonly Told[]) =>
    explanationOf(given(started, ...events), termOf(term), on('2026-01-01')).considered.map(({ reason }) => [
      reason.because,
      'by' in reason ? reason.by?.order[0] : undefined,
    ]);
  const change = (occurred: string, data: object): Told => ({ occurred, type: 'PartiesChanged', data });

  test('where_a_condition_was_ruled_out', () => {
    const waiting: Told = { occurred: '2024-01-01', effects: [set('hosting', 'azure', { fromCondition: 'closing' })] };
    const ruledOut: Told = { type: 'ConditionRuledOut', occurred: '2024-05-01', data: { condition: 'closing' } };
    expect(by('hosting', waiting, ruledOut)).toEqual([['ruled-out', 3]]);
  });

  test('where_the_condition_that_ends_it_came_true_before_it_starts', () => {
    const late: Told = { occurred: '2024-01-01', effects: [set('hosting', 'azure', { untilCondition: 'agi' })] };
    const met: Told = { type: 'ConditionMet', occurred: '2023-05-01', data: { condition: 'agi' } };
    expect(by('hosting', late, met)).toEqual([['end-before-start', 3]]);
  });

  test('where_too_few_are_left_by_the_change_that_left_too_few', () => {
    const joined = change('2024-01-01', { joined: [{ id: 'c', name: 'c' }] });
    const left = change('2024-05-01', { left: ['c', 'openai'] });
    const renamed = change('2025-01-01', { left: ['nobody'] });
    expect(by('hosting', extension, joined, left, renamed)).toEqual([['too-few-bound', 4]]);
  });
});

describe('an end by a condition names the event that decided its day', () => {
  const metOn = (condition: string, occurred: string): Told => ({
    type: 'ConditionMet',
    occurred,
    data: { condition },
  });
  const until = (untilCondition: unknown): Told => ({
    occurred: '2023-01-23',
    effects: [set('hosting', 'azure', { untilCondition })],
  });
  const deciding = (condition: unknown, ...met: readonly Told[]) => {
    const state = given(started, until(condition), ...met);
    const [{ reason }] = explanationOf(state, termOf('hosting'), on('2026-01-01')).considered as [ConsideredClaim];
    expect(reason.because).toBe('condition-met');
    return 'by' in reason ? reason.by?.order[0] : undefined;
  };

  test('of_any_the_one_that_came_true_first', () => {
    expect(deciding({ any: ['late', 'early'] }, metOn('early', '2024-03-01'), metOn('late', '2025-03-01'))).toBe(3);
  });

  test('of_all_the_one_that_came_true_last', () => {
    expect(deciding({ all: ['early', 'late'] }, metOn('early', '2024-03-01'), metOn('late', '2025-03-01'))).toBe(4);
  });

  test('of_expressions_within_expressions_the_one_that_decides_the_outer_one', () => {
    const nested = { any: [{ all: ['early', 'late'] }, 'between'] };
    const met = [metOn('early', '2024-01-01'), metOn('late', '2025-06-01'), metOn('between', '2025-03-01')];
    expect(deciding(nested, ...met)).toBe(5);
  });

  test('of_several_events_about_one_condition_the_earliest', () => {
    expect(deciding('agi', metOn('agi', '2025-03-01'), metOn('agi', '2024-03-01'))).toBe(4);
  });

  test('no_event_where_a_day_came_before_the_condition', () => {
    expect(deciding({ any: ['agi', { day: '2024-06-30' }] }, metOn('agi', '2025-03-01'))).toBeUndefined();
  });
});

describe('a claim may not govern', () => {
  test('before_it_starts', () => {
    expect(reasons(given(started, extension, restated), 'hosting', '2024-01-01')).toEqual([
      [2, 'in-force'],
      [3, 'not-yet-started'],
    ]);
  });

  test('when_another_started_certainly_later_which_is_named', () => {
    const [first] = explanationOf(given(started, extension, restated), termOf('hosting'), on('2026-01-01')).considered;
    expect(first!.reason).toMatchObject({ because: 'superseded', by: { order: [3, 0] } });
  });

  test('when_one_recorded_later_starts_on_the_same_day', () => {
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

  test('after_its_condition_was_met', () => {
    const met: Told = { occurred: '2029-05', type: 'ConditionMet', data: { condition: 'agi' } };
    const state = given(started, restated, met);
    expect(reasons(state, 'hosting', '2029-05-31')).toEqual([[2, 'in-force']]);
    expect(reasons(state, 'hosting', '2029-06-01')).toEqual([[2, 'condition-met']]);
  });

  test('at_all_if_its_condition_was_met_before_it_started', () => {
    const met: Told = { occurred: '2024-05', type: 'ConditionMet', data: { condition: 'agi' } };
    expect(reasons(given(started, restated, met), 'hosting', '2026-01-01')).toEqual([[2, 'end-before-start']]);
  });

  test('after_the_end_of_the_partnership', () => {
    const over: Told = { occurred: '2026-05-01', type: 'PartnershipEnded', data: { reason: 'over' } };
    const state = given(started, extension, over);
    expect(reasons(state, 'hosting', '2026-04-30')).toEqual([[2, 'in-force']]);
    expect(reasons(state, 'hosting', '2026-05-01')).toEqual([[2, 'partnership-ended']]);
  });

  test('after_the_end_of_its_agreement', () => {
    const ended: Told = { occurred: '2026-05-01', type: 'AgreementEnded', data: { agreement: 'a', how: 'expired' } };
    const state = given(started, extension, ended);
    expect(reasons(state, 'hosting', '2026-05-01')).toEqual([[2, 'agreement-ended']]);
    const [first] = explanationOf(state, termOf('hosting'), on('2026-05-01')).considered;
    expect(first!.reason).toMatchObject({ by: { order: [3, 0] } });
  });

  test('behind_an_override_or_a_suspension', () => {
    const waived: Told = {
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

  test('when_an_end_of_overrides_ended_it', () => {
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

  test('while_it_waits_for_its_condition_and_when_that_is_ruled_out_or_comes_too_late', () => {
    const waiting: Told = {
      occurred: '2025-01-01',
      effects: [set('hosting', 'any', { fromCondition: 'approval', by: '2026-12-31' })],
    };
    const ruledOut: Told = { occurred: '2025-02-01', type: 'ConditionRuledOut', data: { condition: 'approval' } };
    const late: Told = { occurred: '2027-02-01', type: 'ConditionMet', data: { condition: 'approval' } };
    expect(reasons(given(started, waiting), 'hosting', '2026-11-22')).toEqual([[2, 'waits-for-condition']]);
    expect(reasons(given(started, waiting), 'hosting', '2026-11-23')).toEqual([[2, 'in-force']]);
    expect(reasons(given(started, waiting, ruledOut), 'hosting', '2026-11-22')).toEqual([[2, 'ruled-out']]);
    expect(reasons(given(started, waiting, late), 'hosting', '2027-06-01')).toEqual([[2, 'lapsed']]);
  });

  test('after_the_term_that_notice_ended', () => {
    const renewal = { period: 'P1Y', notice: 'P1M' };
    const renewing: Told = {
      occurred: '2025-01-01',
      effects: [set('hosting', 'azure', { until: '2025-12-31', renewal })],
    };
    const state = given(started, renewing, { occurred: '2025-06-01', effects: [notice('hosting')] });
    expect(reasons(state, 'hosting', '2025-12-31')).toEqual([[2, 'in-force']]);
    expect(reasons(state, 'hosting', '2026-01-01')).toEqual([[2, 'notice-given']]);
  });

  test('after_its_last_renewal_though_notice_was_given_later', () => {
    const renewal = { period: 'P1Y', notice: 'P1M', times: 1 };
    const renewing: Told = { occurred: '2024-01-01', effects: [set('hosting', 1, { until: '2024-12-31', renewal })] };
    const state = given(started, renewing, { occurred: '2025-06-01', effects: [notice('hosting')] });
    expect(reasons(state, 'hosting', '2026-01-01')).toEqual([[2, 'until-passed']]);
  });
});

test('a_claim_that_governs_may_bind_too_few', () => {
  const left: Told = { occurred: '2025-01-01', type: 'PartiesChanged', data: { left: ['openai'] } };
  expect(reasons(given(started, extension, left), 'hosting', '2025-01-01')).toEqual([[2, 'too-few-bound']]);
});

test('dissent_and_what_is_not_counted_stand_beside', () => {
  const state = given(started, extension, { occurred: '2024-01-01', standing: 'reported', effects: [end('hosting')] });
  const { notCounted, contested } = explanationOf(state, termOf('hosting'), on('2024-06-01'));
  expect([notCounted.length, contested.length]).toEqual([1, 0]);
});
