import type { Effect } from '#contracts';
import { formatDay, type Day } from '../dates';
import { explanationOf } from './explanation';
import { end, given, notice, on, override, party, set, started, termOf, type GivenEvent } from './testing/given';

const dayOrNever = (day: Day) => (day === Infinity ? 'never' : formatDay(day));
/** `"x" once, start, 2, 2025-01-01/2025-12-31`: x holds once the start by event 2 comes, within these days. */
const doubts = (at: string, ...events: readonly GivenEvent[]) =>
  [...explanationOf(given(started, ...events), termOf('a'), on(at)).doubts].map(
    ({ value, about, days, holds, condition, by }) =>
      [
        `${value} ${holds ?? 'binds by'}`,
        condition === null ? about : `${about} ${JSON.stringify(condition)}`,
        by.map(({ order }) => order[0]).join('+') || 'nobody',
        `${dayOrNever(days.lo)}/${dayOrNever(days.hi)}`,
      ].join(', '),
  );

const x = (rest: object = {}): GivenEvent => ({ occurred: '2024-01-01', effects: [set('a', 'x', rest)] });

test('definite_values_and_values_not_in_force_have_no_doubts', () => {
  expect(doubts('2025-01-01', x())).toEqual([]);
  expect(doubts('2023-01-01', x())).toEqual([]);
});

test('a_value_holds_once_an_imprecise_start_comes_and_until_an_imprecise_end', () => {
  expect(doubts('2025-06-01', x({ from: '2025' }))).toEqual(['"x" once, start, 2, 2025-01-01/2025-12-31']);
  expect(doubts('2025-06-01', x({ until: '2025' }))).toEqual(['"x" until, end, 2, 2025-01-01/2025-12-31']);
  expect(doubts('2025-06-01', x({ until: { unknown: true } }))).toEqual(['"x" until, end, 2, 2024-01-01/never']);
});

test('a_recorded_end_is_listed_with_its_event', () => {
  expect(doubts('2025-06-15', x(), { occurred: '2025-06', effects: [end('a')] })).toEqual([
    '"x" until, end, 3, 2025-06-01/2025-06-30',
  ]);
});

test('with_two_imprecise_starts_each_start_is_a_doubt_of_both_values', () => {
  expect(doubts('2026-01-01', x({ from: '2025' }), { occurred: '2025', effects: [set('a', 'y')] })).toEqual([
    '"x" once, start, 2, 2025-01-01/2025-12-31',
    '"x" until, start, 3, 2025-01-01/2025-12-31',
    '"y" once, start, 3, 2025-01-01/2025-12-31',
    '"y" until, start, 2, 2025-01-01/2025-12-31',
  ]);
});

test('a_value_superseded_on_an_imprecise_day_has_only_that_day_as_its_doubt', () => {
  expect(doubts('2022-10-15', x({ from: '2019-01-01' }), { occurred: '2022-10', effects: [set('a', 'y')] })).toEqual([
    '"x" until, start, 3, 2022-10-01/2022-10-31',
    '"y" once, start, 3, 2022-10-01/2022-10-31',
  ]);
});

test('a_later_claim_with_the_same_value_that_would_have_ended_is_a_doubt', () => {
  const again = (rest: object): GivenEvent => ({ occurred: '2024-06-01', effects: [set('a', 'x', rest)] });
  const waiting = again({ fromCondition: 'approval', until: '2027-06-30' });
  expect(doubts('2028-01-01', x(), waiting)).toEqual(['"x" until, condition "approval", nobody, 2026-11-23/never']);
  const imprecise = again({ from: '[2024-06-01..]', until: '2027-06-30' });
  expect(doubts('2025-01-01', x(), imprecise)).toEqual([]);
});

describe('a condition is a doubt', () => {
  test('as_long_as_it_is_open_and_no_event_mentions_it', () => {
    expect(doubts('2027-01-01', x({ untilCondition: 'agi' }))).toEqual([
      '"x" until, condition "agi", nobody, 2026-11-22/never',
    ]);
    expect(doubts('2027-01-01', x({ fromCondition: 'approval' }))).toEqual([
      '"x" once, condition "approval", nobody, 2026-11-23/never',
    ]);
  });

  test('within_the_bounds_of_the_event_that_met_it', () => {
    const met: GivenEvent = { occurred: '2025-03', type: 'ConditionMet', data: { condition: 'agi' } };
    expect(doubts('2025-03-15', x({ untilCondition: 'agi' }), met)).toEqual([
      '"x" until, condition "agi", 3, 2025-03-01/2025-03-31',
    ]);
  });
});

describe('claims of one event that share the day of a condition', () => {
  const met: GivenEvent = { occurred: '2025-03', type: 'ConditionMet', data: { condition: 'closing' } };
  const both = (...effects: readonly Effect[]): GivenEvent => ({ occurred: '2024-01-01', effects });

  test('supersede_each_other_on_that_day', () => {
    const together = both(set('a', 'x', { untilCondition: 'closing' }), set('a', 'y', { fromCondition: 'closing' }));
    expect(doubts('2025-03-15', together, met)).toEqual([
      '"x" until, condition "closing", 3, 2025-03-01/2025-03-31',
      '"y" once, condition "closing", 3, 2025-03-01/2025-03-31',
    ]);
  });

  test('that_both_start_on_it_stay_in_doubt_afterwards', () => {
    const together = both(
      set('a', 'x', { fromCondition: 'closing', from: '2023-01-01' }),
      set('a', 'y', { fromCondition: 'closing' }),
    );
    expect(doubts('2026-01-01', together, met)).toEqual([
      '"x" once, condition "closing", 3, 2025-03-01/2025-03-31',
      '"x" until, condition "closing", 3, 2025-03-01/2025-03-31',
      '"y" once, condition "closing", 3, 2025-03-01/2025-03-31',
      '"y" until, condition "closing", 3, 2025-03-01/2025-03-31',
    ]);
  });
});

test('a_renewal_is_a_doubt_as_long_as_notice_can_be_given', () => {
  const renewing = x({ until: '2025-12-31', renewal: { period: 'P1Y', notice: 'P1M' } });
  expect(doubts('2026-12-31', renewing)).toEqual([]);
  expect(doubts('2027-06-01', renewing)).toEqual(['"x" until, renewal, 2, 2026-12-31/never']);
  const noticed: GivenEvent = { occurred: '[2026-11-15..2026-12-15]', effects: [notice('a')] };
  expect(doubts('2027-06-01', renewing, noticed)).toEqual(['"x" until, renewal, 2+3, 2026-12-31/2027-12-31']);
});

test('an_override_that_may_have_ended_is_a_doubt_of_the_base_value', () => {
  const waived: GivenEvent = { occurred: '2025-01-01', effects: [override('a', null, { until: '2025-06' })] };
  expect(doubts('2025-06-15', x(), waived)).toEqual([
    '"x" once, end, 3, 2025-06-01/2025-06-30',
    'null until, end, 3, 2025-06-01/2025-06-30',
  ]);
});

test('a_claim_that_may_have_ended_before_its_start_leaves_the_earlier_one_in_doubt', () => {
  const before: GivenEvent = { ...x(), data: { agreement: { id: 'b', title: 'b', form: 'agreement' } } };
  const after: GivenEvent = { occurred: '2025-06-15', effects: [set('a', 'y', { until: '2025-07-31' })] };
  const over: GivenEvent = { occurred: '2025-06', type: 'AgreementEnded', data: { agreement: 'a', how: 'withdrawn' } };
  expect(doubts('2025-09-01', before, after, over)).toEqual(['"x" once, agreement, 4, 2025-06-01/2025-06-30']);
});

test('an_override_governs_again_after_a_later_one_has_ended', () => {
  const waived: GivenEvent = { occurred: '2025-01-01', effects: [override('a', 'y', { until: '2026-12-31' })] };
  const again: GivenEvent = { occurred: '2025-03-01', effects: [override('a', 'z', { until: '2025-06' })] };
  expect(doubts('2025-06-15', x(), waived, again)).toEqual([
    '"y" once, end, 4, 2025-06-01/2025-06-30',
    '"z" until, end, 4, 2025-06-01/2025-06-30',
  ]);
});

test('an_imprecise_end_of_an_agreement_or_partnership_is_a_doubt', () => {
  const ended: GivenEvent = { occurred: '2025', type: 'AgreementEnded', data: { agreement: 'a', how: 'expired' } };
  const over: GivenEvent = { occurred: '2025', type: 'PartnershipEnded', data: { reason: 'over' } };
  expect(doubts('2025-06-01', x(), ended)).toEqual(['"x" until, agreement, 3, 2025-01-01/2025-12-31']);
  expect(doubts('2025-06-01', x(), over)).toEqual(['"x" until, partnership, 3, 2025-01-01/2025-12-31']);
});

describe('a change of parties on an imprecise day', () => {
  test('is_a_doubt_about_who_is_bound', () => {
    const joined: GivenEvent = { occurred: '2025', type: 'PartiesChanged', data: { joined: [party('oracle')] } };
    expect(doubts('2025-06-01', x(), joined)).toEqual(['"x" binds by, parties, 3, 2025-01-01/2025-12-31']);
  });

  test('is_a_doubt_about_the_value_if_too_few_may_remain', () => {
    const left: GivenEvent = { occurred: '2025', type: 'PartiesChanged', data: { left: ['openai'] } };
    expect(doubts('2025-06-01', x(), left)).toEqual(['"x" until, parties, 3, 2025-01-01/2025-12-31']);
  });
});

test('an_end_within_an_interval_is_a_doubt', () => {
  expect(doubts('2025', x({ until: '2025-06-30' }))).toEqual(['"x" until, end, 2, 2025-06-30/2025-06-30']);
});

describe('a long-stop day', () => {
  const met = (occurred: string): GivenEvent => ({ occurred, type: 'ConditionMet', data: { condition: 'closing' } });

  test('keeps_a_claim_with_an_imprecise_start_in_doubt_afterwards', () => {
    const waiting = x({ from: '2025-05', fromCondition: 'closing', by: '2025-05-10' });
    const start = ['"x" once, start, 2, 2025-05-01/2025-05-10'];
    expect(doubts('2026-01-01', waiting, met('2025-01-01'))).toEqual(start);
    expect(doubts('2025-05-05', waiting, met('2025-01-01'))).toEqual(start);
    expect(doubts('2026-01-01', x({ fromCondition: 'closing', by: '2025-05-10' }), met('2025-05'))).toEqual([
      '"x" once, condition "closing", 3, 2025-05-01/2025-05-31',
    ]);
  });

  test('also_keeps_the_superseded_claim_in_doubt', () => {
    const waiting = (value: string, rest: object = {}): GivenEvent => ({
      occurred: '2025-01-01',
      effects: [set('a', value, { from: '2025-05', fromCondition: 'closing', by: '2025-05-10', ...rest })],
    });
    const start = ['"x" until, start, 3, 2025-05-01/2025-05-10'];
    expect(doubts('2026-01-01', x(), waiting('y'), met('2025-01-01'))).toEqual([
      ...start,
      '"y" once, start, 3, 2025-05-01/2025-05-10',
    ]);
    expect(doubts('2026-01-01', x(), waiting('x', { until: '2025-12-31' }), met('2025-01-01'))).toEqual(start);
  });
});

describe('a doubt about which of two claims of one value governs', () => {
  const between = { between: ['microsoft', 'oracle'] };

  test('concerns_the_parties_it_binds', () => {
    const later: GivenEvent = { occurred: '2025-04', effects: [set('a', 'x', between)] };
    expect(doubts('2025-04-15', x(), later)).toEqual(['"x" binds by, start, 3, 2025-04-01/2025-04-30']);
    expect(doubts('2025-05-15', x(), later)).toEqual([]);
  });

  test('also_arises_from_an_override_with_an_imprecise_end', () => {
    const waived: GivenEvent = {
      occurred: '2025-01-01',
      effects: [override('a', 'x', { until: '2025-06', ...between })],
    };
    expect(doubts('2025-06-15', x(), waived)).toEqual(['"x" binds by, end, 3, 2025-06-01/2025-06-30']);
  });

  test('does_not_arise_if_both_bind_the_same_parties', () => {
    const later: GivenEvent = { occurred: '2025-04', effects: [set('a', 'x', { between: ['microsoft', 'openai'] })] };
    expect(doubts('2025-04-15', x(), later)).toEqual([]);
  });
});

describe('if an override covers a claim', () => {
  const waived: GivenEvent = { occurred: '2024-02-01', effects: [override('a', 'y', { until: '2024-12-31' })] };
  const endOfOverrides: GivenEvent = { occurred: '2024-06', effects: [end('a', { of: 'override' })] };

  test('an_imprecise_end_of_overrides_is_a_doubt_about_the_covered_value_and_the_override', () => {
    expect(doubts('2024-06-10', x(), waived, endOfOverrides)).toEqual([
      '"x" once, end, 4, 2024-06-01/2024-06-30',
      '"y" until, end, 4, 2024-06-01/2024-06-30',
    ]);
  });

  test('an_end_of_overrides_before_the_override_is_no_doubt', () => {
    const before: GivenEvent = { occurred: '[2024-01-05..2024-01-10]', effects: [end('a', { of: 'override' })] };
    const imprecise: GivenEvent = { occurred: '2024-02', effects: [override('a', 'y', { until: '2024-12-31' })] };
    expect(doubts('2024-02-10', x(), imprecise, before)).toEqual([
      '"x" until, start, 3, 2024-02-01/2024-02-29',
      '"y" once, start, 3, 2024-02-01/2024-02-29',
    ]);
  });

  test('an_end_of_the_partnership_does_not_make_the_covered_value_true', () => {
    const suspended: GivenEvent = {
      occurred: '2024-02-01',
      effects: [override('a', null, { until: { unknown: true } })],
    };
    const over: GivenEvent = { occurred: '2025-01', type: 'PartnershipEnded', data: { reason: 'over' } };
    expect(doubts('2025-01-10', x(), suspended, over).filter((doubt) => doubt.startsWith('"x"'))).toEqual([
      '"x" until, partnership, 4, 2025-01-01/2025-01-31',
      '"x" once, end, 3, 2024-02-01/never',
    ]);
  });
});

test('party_changes_in_an_unknown_order_remain_a_doubt', () => {
  const succeeded: GivenEvent = {
    occurred: '[2024-03-04..2024-03-05]',
    type: 'PartiesChanged',
    data: { succeeded: [{ party: 'openai', by: party('acme') }] },
  };
  const left: GivenEvent = { occurred: '[2024-03-03..2024-03-04]', type: 'PartiesChanged', data: { left: ['acme'] } };
  const joined: GivenEvent = { occurred: '2020-01-01', type: 'PartiesChanged', data: { joined: [party('c')] } };
  expect(doubts('2025-01-01', x(), succeeded, left, joined)).toEqual([
    '"x" binds by, parties, 3, 2024-03-04/2024-03-05',
    '"x" binds by, parties, 4, 2024-03-03/2024-03-04',
  ]);
});

test('a_claim_with_the_same_value_that_binds_too_few_parties_is_a_doubt', () => {
  const succeeded: GivenEvent = {
    occurred: '2024-01-01',
    type: 'PartiesChanged',
    data: { succeeded: [{ party: 'openai', by: party('microsoft') }] },
  };
  const named = set('a', 'x', { from: '[2024-06-01..2024-06-02]', between: ['microsoft'] });
  const list = set('a', 'x', { from: '2024-06-01', between: ['microsoft', 'openai'] });
  expect(
    doubts(
      '2025-01-01',
      succeeded,
      { occurred: '2024-05-01', effects: [named] },
      { occurred: '2024-05-02', effects: [list] },
    ),
  ).toEqual(['"x" once, start, 3, 2024-06-01/2024-06-02']);
});
