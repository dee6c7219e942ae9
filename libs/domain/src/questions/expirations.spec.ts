import type { Effect } from '#contracts';
import { boundsOf, formatDay, type Day } from '../dates';
import { expirationsOf, MOST_DEADLINES } from './expirations';
import { end, given, notice, override, party, set, started, termOf, TODAY, type GivenEvent } from './testing/given';

const a = termOf('a');
const expirations = (period: string, ...events: readonly GivenEvent[]) => [
  ...expirationsOf(given(started, ...events).at(TODAY), a, boundsOf(period)),
];
const dayOrNull = (day: Day) => (day === Infinity ? null : formatDay(day));
const during = (period: string, ...events: readonly GivenEvent[]) =>
  expirations(period, ...events).map(({ lastDay, certainty, value }) => [
    JSON.parse(value!) as unknown,
    certainty,
    formatDay(lastDay.lo),
    dayOrNull(lastDay.hi),
  ]);

/** An event without an agreement. */
const statement: Partial<GivenEvent> = { type: 'StatementMade', data: { statement: '', form: 'filing' } };
const until = (last: unknown): GivenEvent => ({ occurred: '2025-01-01', effects: [set('a', 1, { until: last })] });

test('a_stated_end_is_listed_in_the_period_of_its_last_day', () => {
  expect(during('2030', until('2030-12-31'))).toEqual([[1, 'definitely', '2030-12-31', '2030-12-31']]);
  expect(during('2031', until('2030-12-31'))).toEqual([]);
  expect(during('2029', until('2030-12-31'))).toEqual([]);
});

test('an_imprecise_end_is_possible_in_each_part_of_its_bounds', () => {
  expect(during('2030', until('2030'))).toEqual([[1, 'definitely', '2030-01-01', '2030-12-31']]);
  expect(during('2030-05', until('2030'))).toEqual([[1, 'possibly', '2030-01-01', '2030-12-31']]);
});

test('an_unknown_end_is_possible_in_every_period', () => {
  expect(during('2040', until({ unknown: true }))).toEqual([[1, 'possibly', '2025-01-01', null]]);
});

test('an_end_with_an_open_upper_bound_is_possible_in_every_period_from_its_first_day', () => {
  expect(during('2040', until('[2027..]'))).toEqual([[1, 'possibly', '2027-01-01', null]]);
  expect(during('2026', until('[2027..]'))).toEqual([]);
  const ended: GivenEvent = {
    occurred: '[2027-01-02..]',
    type: 'AgreementEnded',
    data: { agreement: 'a', how: 'expired' },
  };
  expect(during('2040', { occurred: '2025-01-01', effects: [set('a', 1)] }, ended)).toEqual([
    [1, 'possibly', '2027-01-01', '9999-12-30'],
  ]);
  const conditional: GivenEvent = { occurred: '2025-01-01', effects: [set('a', 1, { untilCondition: 'agi' })] };
  const met: GivenEvent = { occurred: '[2027..]', type: 'ConditionMet', data: { condition: 'agi' } };
  expect(during('2040', conditional, met)).toEqual([[1, 'possibly', '2027-01-01', null]]);
});

test('an_end_is_not_listed_before_the_first_day_on_which_it_is_possible', () => {
  const counted: GivenEvent = { occurred: '2027', effects: [set('a', 1, { until: { for: 'P2M' } })] };
  expect(during('2027-01', counted)).toEqual([]);
  expect(during('2027-02', counted)).toEqual([[1, 'possibly', '2027-02-28', '2028-02-28']]);
  const dated: GivenEvent = { occurred: '2027', effects: [set('a', 1, { until: '2027-10' })] };
  expect(during('2027-09', dated)).toEqual([]);
  expect(during('2027-10', dated)).toEqual([[1, 'definitely', '2027-10-01', '2027-10-31']]);
  const ended: GivenEvent = { occurred: '2027-02-10', effects: [end('a')] };
  expect(during('2027-02', counted, ended)).toEqual([[1, 'possibly', '2027-02-09', '2028-02-28']]);
  const left: GivenEvent = { occurred: '2027-02-01', type: 'PartiesChanged', data: { left: ['openai'] } };
  expect(during('2027', counted, left)).toEqual([[1, 'definitely', '2027-01-31', '2027-01-31']]);
  const since: GivenEvent = { occurred: '[2025..]', effects: [set('a', 1, { until: { for: 'P2Y' } })] };
  expect(during('2040', since)).toEqual([[1, 'possibly', '2026-12-31', null]]);
});

test('a_recorded_end_counts_like_a_stated_one', () => {
  const ended: GivenEvent = { occurred: '2026-06-01', effects: [end('a')] };
  expect(during('2026-05', until('2030-12-31'), ended)).toEqual([[1, 'definitely', '2026-05-31', '2026-05-31']]);
  expect(during('2030', until('2030-12-31'), ended)).toEqual([]);
});

test('the_end_of_the_partnership_counts_like_a_stated_end', () => {
  const over: GivenEvent = { occurred: '2026-06-01', type: 'PartnershipEnded', data: { reason: 'over' } };
  expect(during('2026-05-31', until('2030-12-31'), over)).toEqual([[1, 'definitely', '2026-05-31', '2026-05-31']]);
});

test('a_value_superseded_by_another_does_not_expire', () => {
  const changed: GivenEvent = { occurred: '2026-06-01', effects: [set('a', 2)] };
  expect(during('2026', until('2030-12-31'), changed)).toEqual([]);
});

test('a_term_renewed_in_time_does_not_expire', () => {
  const renewed: GivenEvent = { occurred: '2030-06-01', effects: [set('a', 1, { until: '2035-12-31' })] };
  expect(during('2030', until('2030-12-31'), renewed)).toEqual([]);
  expect(during('2035', until('2030-12-31'), renewed)).toHaveLength(1);
});

test('an_expiration_names_its_cause', () => {
  const named = (period: string, ...events: readonly GivenEvent[]) =>
    expirations(period, ...events).map((item) =>
      ('endedBy' in item ? item.endedBy : []).map(({ because, by }) => [because, by.order[0]]),
    );
  const left: GivenEvent = { occurred: '2026-06-01', type: 'PartiesChanged', data: { left: ['openai'] } };
  const ended: GivenEvent = {
    occurred: '2026-06-01',
    type: 'AgreementEnded',
    data: { agreement: 'a', how: 'expired' },
  };
  const met: GivenEvent = { occurred: '2026-05-31', type: 'ConditionMet', data: { condition: 'agi' } };
  const conditional: GivenEvent = { occurred: '2025-01-01', effects: [set('a', 1, { untilCondition: 'agi' })] };
  expect(named('2030', until('2030-12-31'))).toEqual([[['until', 2]]]);
  expect(named('2026-05', until('2030-12-31'), ended)).toEqual([[['agreement-ended', 3]]]);
  expect(named('2026-05', until('2030-12-31'), left)).toEqual([[['too-few-bound', 3]]]);
  expect(named('2026-05', conditional, met)).toEqual([[['condition-met', 3]]]);
});

/** From 2026 on, x alone stands for x and y. */
const merged: GivenEvent = {
  occurred: '2026-01-01',
  type: 'PartiesChanged',
  data: { joined: [party('x')], succeeded: [{ party: 'y', by: party('x') }] },
};

test('a_value_ends_where_a_later_claim_binds_too_few_parties', () => {
  const endsIn = (period: string, ...events: readonly GivenEvent[]) =>
    expirations(period, ...events).map(({ lastDay, certainty, ...item }) => [
      certainty,
      formatDay(lastDay.lo),
      dayOrNull(lastDay.hi),
      'endedBy' in item ? item.endedBy.map(({ because, by }) => [because, by.order[0]]) : [],
    ]);
  const few = (from: string): GivenEvent => ({
    occurred: '2028-06-01',
    effects: [set('a', 2, { from, between: ['x', 'y'] })],
  });
  const endless: GivenEvent = { occurred: '2025-01-01', effects: [set('a', 1)] };
  for (const first of [endless, until('2030-12-31')]) {
    expect(endsIn('2028', first, merged, few('2028-06-01'))).toEqual([
      ['definitely', '2028-05-31', '2028-05-31', [['too-few-bound', 4]]],
    ]);
    expect(endsIn('2028', first, merged, few('2028'))).toEqual([
      ['possibly', '2027-12-31', '2028-12-30', [['too-few-bound', 4]]],
    ]);
    expect(endsIn('2028', first, few('2028-06-01'))).toEqual([]);
  }
  const reported: GivenEvent = { ...started, standing: 'reported' };
  const explicit: GivenEvent = {
    occurred: '2025-01-01',
    effects: [set('a', 1, { between: ['microsoft', 'openai'] })],
  };
  const byDefault: GivenEvent = { occurred: '2028-06-01', effects: [set('a', 2)] };
  const worlds = given(reported, explicit, byDefault).at(TODAY);
  expect([...expirationsOf(worlds, a, boundsOf('2028'))]).toMatchObject([
    { what: 'end', lastDay: boundsOf('2028-05-31'), endedBy: [{ because: 'too-few-bound' }] },
  ]);
});

test('an_open_condition_yields_no_expiration', () => {
  const conditional: GivenEvent = { occurred: '2025-01-01', effects: [set('a', 1, { untilCondition: 'agi' })] };
  expect(during('2027', conditional)).toEqual([]);
  const both: GivenEvent = {
    occurred: '2025-01-01',
    effects: [set('a', 1, { until: '2030-12-31', untilCondition: 'agi' })],
  };
  expect(during('2030', both)).toEqual([[1, 'definitely', '2030-12-31', '2030-12-31']]);
});

describe('for a value that waits for an open condition', () => {
  const waiting = (rest: object): GivenEvent => ({
    occurred: '2025-01-01',
    effects: [set('a', 1, { fromCondition: 'approval', ...rest })],
  });

  test('its_stated_end_is_possible', () => {
    expect(during('2030', waiting({ until: '2030-12-31' }))).toEqual([[1, 'possibly', '2030-12-31', '2030-12-31']]);
    expect(during('2031', waiting({ until: '2030-12-31' }))).toEqual([]);
    const both = waiting({ until: '2030-12-31', untilCondition: 'agi' });
    expect(during('2030', both)).toEqual([[1, 'possibly', '2030-12-31', '2030-12-31']]);
  });

  test('an_end_counted_from_its_start_is_possible_from_the_first_one_on', () => {
    const [today, later] = ['2027-11', '2040'];
    const counted = waiting({ until: { for: 'P1Y' } });
    expect(during(today, counted)).toEqual([[1, 'possibly', '2027-11-22', null]]);
    expect(during(later, counted)).toEqual([[1, 'possibly', '2027-11-22', null]]);
    expect(during('2027-10', counted)).toEqual([]);
  });

  test('the_end_of_its_agreement_is_possible', () => {
    const over: GivenEvent = { occurred: '2027-06', type: 'AgreementEnded', data: { agreement: 'a', how: 'expired' } };
    expect(during('2027', waiting({}), over)).toEqual([[1, 'possibly', '2027-05-31', '2027-06-29']]);
  });

  test('only_an_open_condition_that_ends_it_yields_no_expiration', () => {
    expect(during('2040', waiting({}))).toEqual([]);
    expect(during('2040', waiting({ untilCondition: 'agi' }))).toEqual([]);
  });

  test('the_end_is_possible_beside_the_value_that_it_would_supersede', () => {
    const base: GivenEvent = { occurred: '2025-01-01', effects: [set('a', 2)] };
    expect(during('2030', base, waiting({ until: '2030-12-31' }))).toEqual([
      [1, 'possibly', '2030-12-31', '2030-12-31'],
    ]);
  });

  test('a_met_condition_makes_its_end_definite', () => {
    const met: GivenEvent = { occurred: '2026-01-01', type: 'ConditionMet', data: { condition: 'approval' } };
    expect(during('2030', waiting({ until: '2030-12-31' }), met)).toEqual([
      [1, 'definitely', '2030-12-31', '2030-12-31'],
    ]);
  });
});

test('an_override_expires_but_the_base_beneath_it_does_not', () => {
  const waived: GivenEvent = { occurred: '2026-01-01', effects: [override('a', 2, { until: '2026-06-30' })] };
  expect(during('2026', { occurred: '2025-01-01', effects: [set('a', 1)] }, waived)).toEqual([
    [2, 'definitely', '2026-06-30', '2026-06-30'],
  ]);
});

test('an_ended_override_is_listed_although_the_base_continues', () => {
  const base: GivenEvent = { occurred: '2025-01-01', effects: [set('a', 1)] };
  const waived = (until: unknown): GivenEvent => ({ occurred: '2026-01-01', effects: [override('a', 2, { until })] });
  const resumed: GivenEvent = { occurred: '2027-06-01', effects: [{ ...end('a'), of: 'override' } as Effect] };
  expect(during('2027', base, waived('2030-12-31'), resumed)).toEqual([[2, 'definitely', '2027-05-31', '2027-05-31']]);
  expect(during('2027', base, waived({ unknown: true }), resumed)).toEqual([
    [2, 'possibly', '2026-01-01', '2027-05-31'],
  ]);
  const [listed] = expirations('2027', base, waived('2030-12-31'), resumed);
  expect(listed).toMatchObject({ what: 'end', endedBy: [{ because: 'end', by: { order: [4, 0] } }] });
});

test('an_override_ends_with_its_agreement_although_the_base_continues', () => {
  const base: GivenEvent = { ...statement, occurred: '2025-01-01', effects: [set('a', 1)] };
  const waived: GivenEvent = { occurred: '2026-01-01', effects: [override('a', 2, { until: '2030-12-31' })] };
  const over: GivenEvent = { occurred: '2027-06', type: 'AgreementEnded', data: { agreement: 'a', how: 'expired' } };
  expect(during('2027', base, waived, over)).toEqual([[2, 'definitely', '2027-05-31', '2027-06-29']]);
});

describe('for an end by an expression that names a day', () => {
  const by = (untilCondition: unknown, rest: object = {}): GivenEvent => ({
    occurred: '2025-01-01',
    effects: [set('a', 1, { untilCondition, ...rest })],
  });
  const either = { any: ['agi', { day: '2028-05-05' }] };
  const met: GivenEvent = { occurred: '2026-05-31', type: 'ConditionMet', data: { condition: 'agi' } };
  const ruledOut: GivenEvent = { occurred: '2026-05-31', type: 'ConditionRuledOut', data: { condition: 'agi' } };
  const theDay = [[1, 'definitely', '2028-05-05', '2028-05-05']];

  test('the_day_is_listed_while_the_condition_is_open_or_ruled_out', () => {
    expect(during('2028', by(either))).toEqual(theDay);
    expect(during('2028', by(either), ruledOut)).toEqual(theDay);
    expect(during('2028', by(either, { until: '2030' }))).toEqual(theDay);
    expect(during('2030', by(either, { until: '2030' }))).toEqual([]);
  });

  test('the_later_of_both_days_is_listed', () => {
    const both = { all: ['agi', { day: '2028-05-05' }] };
    expect(during('2028', by(both), met)).toEqual(theDay);
    expect(during('2028', by(both))).toEqual([]);
    const [listed] = expirations('2028', by(both), met);
    expect(listed).toMatchObject({ endedBy: [{ because: 'until', by: { order: [2, 0] } }] });
  });

  test('the_day_on_which_the_condition_came_true_is_listed_if_it_is_earlier', () => {
    expect(during('2026', by(either), met)).toEqual([[1, 'definitely', '2026-05-31', '2026-05-31']]);
    expect(during('2028', by(either), met)).toEqual([]);
  });
});

describe('for a claim that waits for a condition', () => {
  const waiting: GivenEvent = {
    occurred: '2026-01-01',
    effects: [set('a', 1, { fromCondition: 'q', by: '2027-12-31' })],
  };
  const longStops = (period: string, ...events: readonly GivenEvent[]) =>
    expirations(period, waiting, ...events)
      .filter(({ what }) => what === 'long-stop')
      .map(({ what, certainty, lastDay }) => [what, certainty, formatDay(lastDay.lo), formatDay(lastDay.hi)].join(' '));
  const met = (occurred: string): GivenEvent => ({ occurred, type: 'ConditionMet', data: { condition: 'q' } });
  const over = (occurred: string): GivenEvent => ({
    occurred,
    type: 'AgreementEnded',
    data: { agreement: 'a', how: 'terminated' },
  });

  test('the_long_stop_day_is_listed', () => {
    expect(longStops('2027')).toEqual(['long-stop definitely 2027-12-31 2027-12-31']);
    expect(longStops('2028')).toEqual([]);
  });

  test('no_long_stop_is_listed_if_the_claim_certainly_starts', () => {
    expect(longStops('[2027..2028]', met('2027-02'))).toEqual([]);
    expect(longStops('2027', met('[2027-12-01..2028-03-31]'))).toEqual(['long-stop definitely 2027-12-31 2027-12-31']);
  });

  test('the_long_stop_is_earlier_if_the_agreement_ends_before_it', () => {
    expect(longStops('2027', over('2027-05'))).toEqual(['long-stop definitely 2027-05-30 2027-05-30']);
    expect(longStops('2027-12', over('2027-05'))).toEqual([]);
    expect(longStops('2027-12', over('2028-05'))).toEqual(['long-stop definitely 2027-12-31 2027-12-31']);
  });
});

describe('for a renewing term', () => {
  const renewing = (more: object = {}, notice = 'P1M'): GivenEvent => ({
    occurred: '2025-01-01',
    effects: [set('a', 1, { until: '2025-12-31', renewal: { period: 'P1Y', notice, ...more } })],
  });
  const inWords = (period: string, ...events: readonly GivenEvent[]) =>
    expirations(period, ...events).map((item) => {
      const days =
        'noticeBy' in item ? [item.noticeBy, item.lastDay.lo, item.renewsTo] : [item.lastDay.lo, item.lastDay.hi];
      return [item.what, item.certainty, ...days.map(dayOrNull)].join(' ');
    });

  test('the_notice_deadline_and_the_renewal_are_listed', () => {
    expect(inWords('2026-11', renewing())).toEqual(['notice definitely 2026-11-30 2026-12-31 2027-12-31']);
    expect(inWords('2027-01', renewing())).toEqual(['renewal possibly 2026-11-30 2026-12-31 2027-12-31']);
    expect(inWords('2027-12', renewing())).toEqual([]);
    expect(inWords('2027-11', renewing())).toEqual(['notice possibly 2027-11-30 2027-12-31 2028-12-31']);
  });

  test('a_renewal_after_its_deadline_is_definite', () => {
    expect(inWords('2026-01', renewing())).toEqual(['renewal definitely 2025-11-30 2025-12-31 2026-12-31']);
    expect(inWords('2025-11', renewing())).toEqual([]);
    expect(inWords('2027-01', renewing({}, 'P2M'))).toEqual(['renewal definitely 2026-10-31 2026-12-31 2027-12-31']);
  });

  test('notice_in_time_turns_the_renewal_into_an_end', () => {
    const noticed: GivenEvent = { occurred: '2026-06-01', effects: [notice('a')] };
    expect(inWords('2026', renewing(), noticed)).toEqual([
      'end definitely 2026-12-31 2026-12-31',
      'renewal definitely 2025-11-30 2025-12-31 2026-12-31',
    ]);
  });

  test('the_last_renewal_period_ends_with_an_end_that_may_come_earlier', () => {
    expect(inWords('2028-12', renewing({ times: 3 }))).toEqual(['end possibly 2026-12-31 2028-12-31']);
  });

  test('notice_after_the_last_deadline_is_not_the_cause_of_the_end', () => {
    const endedBy = (...events: readonly GivenEvent[]) =>
      expirations('2027-12', renewing({ times: 2 }), ...events).flatMap((item) =>
        'endedBy' in item ? item.endedBy.map(({ because, by }) => [because, by.order[0]]) : [],
      );
    const noticed = (occurred: string): GivenEvent => ({ occurred, effects: [notice('a')] });
    expect(endedBy(noticed('2027-01-05'))).toEqual([['until', 2]]);
    expect(endedBy(noticed('[2026-11-01..2026-12-31]'))).toEqual([['notice-given', 3]]);
  });

  test('no_deadline_is_listed_after_another_value_has_superseded_it', () => {
    const changed: GivenEvent = { occurred: '2026-06-01', effects: [set('a', 2)] };
    expect(inWords('2027', renewing(), changed)).toEqual([]);
  });

  test('no_deadline_is_listed_where_too_few_parties_are_bound_from_the_renewal_on', () => {
    const left: GivenEvent = { occurred: '2027-06-01', type: 'PartiesChanged', data: { left: ['openai'] } };
    const back: GivenEvent = { occurred: '2030-06-01', type: 'PartiesChanged', data: { joined: [party('openai')] } };
    const renewals = (...events: readonly GivenEvent[]) =>
      inWords('[2027-02-01..2030-12-01]', renewing(), ...events).filter((item) => !item.startsWith('end'));
    expect(renewals(left)).toEqual([]);
    expect(inWords('2026-11', renewing(), left)).toContain('notice definitely 2026-11-30 2026-12-31 2027-12-31');
    // Without notice, the claim governs again once enough parties are bound.
    expect(renewals(left, back)).toContain('notice possibly 2029-11-30 2029-12-31 2030-12-31');
    const few: GivenEvent = { occurred: '2027-06-01', effects: [set('a', 2, { between: ['x', 'y'] })] };
    expect(renewals(merged, few)).toEqual([]);
  });

  test('a_suspension_keeps_the_deadline', () => {
    const suspended: GivenEvent = { occurred: '2026-06-01', effects: [override('a', null, { until: '2027-06-30' })] };
    expect(inWords('2026-11', renewing(), suspended)).toEqual(['notice possibly 2026-11-30 2026-12-31 2027-12-31']);
  });

  test('the_number_of_deadlines_is_bounded', () => {
    const monthly: GivenEvent = {
      occurred: '2025-01-01',
      effects: [set('a', 1, { until: '2025-01-31', renewal: { period: 'P1M' } })],
    };
    expect(expirations('[2026-01-01..9999-12-31]', monthly)).toHaveLength(MOST_DEADLINES);
  });
});

test('a_long_stop_is_listed_until_its_condition_is_met', () => {
  const waiting: GivenEvent = {
    occurred: '2025-01-01',
    effects: [set('a', 1, { fromCondition: 'approval', by: '2027-03-31' })],
  };
  const met: GivenEvent = { occurred: '2026-01-01', type: 'ConditionMet', data: { condition: 'approval' } };
  expect(expirations('2027', waiting)).toMatchObject([
    { what: 'long-stop', waitsFor: 'approval', lastDay: boundsOf('2027-03-31'), between: ['microsoft', 'openai'] },
  ]);
  expect(expirations('2028', waiting)).toEqual([]);
  expect(expirations('2027', waiting, met)).toEqual([]);
});
