import type { Effect } from '#contracts';
import { formatDay, type Day } from '../dates';
import { explanationOf } from './explanation';
import { end, given, notice, on, override, party, set, started, termOf, type Told } from './testing/given';

const dayOrNever = (day: Day) => (day === Infinity ? 'never' : formatDay(day));
/** `"x" holds once start 2 comes, 2025-01-01 to 2025-12-31` */
const doubts = (at: string, ...events: readonly Told[]) =>
  [...explanationOf(given(started, ...events), termOf('a'), on(at)).doubts].map(
    ({ value, about, days, holds, condition, by }) =>
      [
        `${value} ${holds ?? 'binds by'}`,
        condition === null ? about : `${about} ${JSON.stringify(condition)}`,
        by.map(({ order }) => order[0]).join('+') || 'nobody',
        `${dayOrNever(days.lo)}/${dayOrNever(days.hi)}`,
      ].join(', '),
  );

const x = (rest: object = {}): Told => ({ occurred: '2024-01-01', effects: [set('a', 'x', rest)] });

test('nothing_is_in_doubt_about_what_is_definite_or_not_in_force', () => {
  expect(doubts('2025-01-01', x())).toEqual([]);
  expect(doubts('2023-01-01', x())).toEqual([]);
});

test('an_imprecise_start_makes_it_true_and_an_imprecise_end_makes_it_false', () => {
  expect(doubts('2025-06-01', x({ from: '2025' }))).toEqual(['"x" once, start, 2, 2025-01-01/2025-12-31']);
  expect(doubts('2025-06-01', x({ until: '2025' }))).toEqual(['"x" until, end, 2, 2025-01-01/2025-12-31']);
  expect(doubts('2025-06-01', x({ until: { unknown: true } }))).toEqual(['"x" until, end, 2, 2024-01-01/never']);
});

test('a_recorded_end_is_named_with_its_event', () => {
  expect(doubts('2025-06-15', x(), { occurred: '2025-06', effects: [end('a')] })).toEqual([
    '"x" until, end, 3, 2025-06-01/2025-06-30',
  ]);
});

test('of_two_values_either_start_decides', () => {
  expect(doubts('2026-01-01', x({ from: '2025' }), { occurred: '2025', effects: [set('a', 'y')] })).toEqual([
    '"x" once, start, 2, 2025-01-01/2025-12-31',
    '"x" until, start, 3, 2025-01-01/2025-12-31',
    '"y" once, start, 3, 2025-01-01/2025-12-31',
    '"y" until, start, 2, 2025-01-01/2025-12-31',
  ]);
});

test('of_a_value_that_gives_way_on_an_imprecise_day_only_that_day_is_in_doubt', () => {
  expect(doubts('2022-10-15', x({ from: '2019-01-01' }), { occurred: '2022-10', effects: [set('a', 'y')] })).toEqual([
    '"x" until, start, 3, 2022-10-01/2022-10-31',
    '"y" once, start, 3, 2022-10-01/2022-10-31',
  ]);
});

describe('a condition is in doubt', () => {
  test('while_it_is_open_and_no_event_tells_of_it', () => {
    expect(doubts('2027-01-01', x({ untilCondition: 'agi' }))).toEqual([
      '"x" until, condition "agi", nobody, 2026-11-22/never',
    ]);
    expect(doubts('2027-01-01', x({ fromCondition: 'approval' }))).toEqual([
      '"x" once, condition "approval", nobody, 2026-11-23/never',
    ]);
  });

  test('within_the_bounds_of_the_event_by_which_it_came_true', () => {
    const met: Told = { occurred: '2025-03', type: 'ConditionMet', data: { condition: 'agi' } };
    expect(doubts('2025-03-15', x({ untilCondition: 'agi' }), met)).toEqual([
      '"x" until, condition "agi", 3, 2025-03-01/2025-03-31',
    ]);
  });
});

describe('claims of one event that share the day of a condition', () => {
  const met: Told = { occurred: '2025-03', type: 'ConditionMet', data: { condition: 'closing' } };
  const both = (...effects: readonly Effect[]): Told => ({ occurred: '2024-01-01', effects });

  test('give_way_to_each_other_on_that_day', () => {
    const together = both(set('a', 'x', { untilCondition: 'closing' }), set('a', 'y', { fromCondition: 'closing' }));
    expect(doubts('2025-03-15', together, met)).toEqual([
      '"x" until, condition "closing", 3, 2025-03-01/2025-03-31',
      '"y" once, condition "closing", 3, 2025-03-01/2025-03-31',
    ]);
  });

  test('and_start_on_it_are_in_doubt_by_it_for_good', () => {
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

test('a_renewal_is_in_doubt_while_notice_can_still_be_given', () => {
  const renewing = x({ until: '2025-12-31', renewal: { period: 'P1Y', notice: 'P1M' } });
  expect(doubts('2026-12-31', renewing)).toEqual([]);
  expect(doubts('2027-06-01', renewing)).toEqual(['"x" until, renewal, 2, 2026-12-31/never']);
  const noticed: Told = { occurred: '[2026-11-15..2026-12-15]', effects: [notice('a')] };
  expect(doubts('2027-06-01', renewing, noticed)).toEqual(['"x" until, renewal, 2+3, 2026-12-31/2027-12-31']);
});

test('an_override_that_may_have_ended_hides_what_it_stands_before', () => {
  const waived: Told = { occurred: '2025-01-01', effects: [override('a', null, { until: '2025-06' })] };
  expect(doubts('2025-06-15', x(), waived)).toEqual([
    '"x" once, end, 3, 2025-06-01/2025-06-30',
    'null until, end, 3, 2025-06-01/2025-06-30',
  ]);
});

test('a_claim_that_its_agreement_may_have_ended_before_it_started_leaves_the_one_before_in_doubt', () => {
  const before: Told = { ...x(), data: { agreement: { id: 'b', title: 'b', form: 'agreement' } } };
  const after: Told = { occurred: '2025-06-15', effects: [set('a', 'y', { until: '2025-07-31' })] };
  const over: Told = { occurred: '2025-06', type: 'AgreementEnded', data: { agreement: 'a', how: 'withdrawn' } };
  expect(doubts('2025-09-01', before, after, over)).toEqual(['"x" once, agreement, 4, 2025-06-01/2025-06-30']);
});

test('an_override_governs_again_once_a_later_one_has_ended', () => {
  const waived: Told = { occurred: '2025-01-01', effects: [override('a', 'y', { until: '2026-12-31' })] };
  const again: Told = { occurred: '2025-03-01', effects: [override('a', 'z', { until: '2025-06' })] };
  expect(doubts('2025-06-15', x(), waived, again)).toEqual([
    '"y" once, end, 4, 2025-06-01/2025-06-30',
    '"z" until, end, 4, 2025-06-01/2025-06-30',
  ]);
});

test('the_end_of_an_agreement_or_of_the_partnership_on_an_imprecise_day', () => {
  const ended: Told = { occurred: '2025', type: 'AgreementEnded', data: { agreement: 'a', how: 'expired' } };
  const over: Told = { occurred: '2025', type: 'PartnershipEnded', data: { reason: 'over' } };
  expect(doubts('2025-06-01', x(), ended)).toEqual(['"x" until, agreement, 3, 2025-01-01/2025-12-31']);
  expect(doubts('2025-06-01', x(), over)).toEqual(['"x" until, partnership, 3, 2025-01-01/2025-12-31']);
});

describe('a change of parties on an imprecise day', () => {
  test('tells_who_may_be_bound', () => {
    const joined: Told = { occurred: '2025', type: 'PartiesChanged', data: { joined: [party('oracle')] } };
    expect(doubts('2025-06-01', x(), joined)).toEqual(['"x" binds by, parties, 3, 2025-01-01/2025-12-31']);
  });

  test('may_leave_too_few', () => {
    const left: Told = { occurred: '2025', type: 'PartiesChanged', data: { left: ['openai'] } };
    expect(doubts('2025-06-01', x(), left)).toEqual(['"x" until, parties, 3, 2025-01-01/2025-12-31']);
  });
});

test('of_an_interval_what_comes_within_it_is_in_doubt', () => {
  expect(doubts('2025', x({ until: '2025-06-30' }))).toEqual(['"x" until, end, 2, 2025-06-30/2025-06-30']);
});

describe('the latest day to start', () => {
  const met = (occurred: string): Told => ({ occurred, type: 'ConditionMet', data: { condition: 'closing' } });

  test('keeps_what_starts_on_an_imprecise_day_in_doubt_for_good', () => {
    const waiting = x({ from: '2025-05', fromCondition: 'closing', by: '2025-05-10' });
    const start = ['"x" once, start, 2, 2025-05-01/2025-05-10'];
    expect(doubts('2026-01-01', waiting, met('2025-01-01'))).toEqual(start);
    expect(doubts('2025-05-05', waiting, met('2025-01-01'))).toEqual(start);
    expect(doubts('2026-01-01', x({ fromCondition: 'closing', by: '2025-05-10' }), met('2025-05'))).toEqual([
      '"x" once, condition "closing", 3, 2025-05-01/2025-05-31',
    ]);
  });

  test('keeps_what_it_would_have_followed_in_doubt_as_well', () => {
    const waiting = (value: string, rest: object = {}): Told => ({
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

describe('whichever claim of one value governs', () => {
  const between = { between: ['microsoft', 'oracle'] };

  test('decides_whom_it_binds', () => {
    const later: Told = { occurred: '2025-04', effects: [set('a', 'x', between)] };
    expect(doubts('2025-04-15', x(), later)).toEqual(['"x" binds by, start, 3, 2025-04-01/2025-04-30']);
    expect(doubts('2025-05-15', x(), later)).toEqual([]);
  });

  test('may_be_an_override_that_ends_on_an_imprecise_day', () => {
    const waived: Told = { occurred: '2025-01-01', effects: [override('a', 'x', { until: '2025-06', ...between })] };
    expect(doubts('2025-06-15', x(), waived)).toEqual(['"x" binds by, end, 3, 2025-06-01/2025-06-30']);
  });

  test('is_not_in_doubt_where_both_bind_alike', () => {
    const later: Told = { occurred: '2025-04', effects: [set('a', 'x', { between: ['microsoft', 'openai'] })] };
    expect(doubts('2025-04-15', x(), later)).toEqual([]);
  });
});

describe('where something overrides the term', () => {
  const waived: Told = { occurred: '2024-02-01', effects: [override('a', 'y', { until: '2024-12-31' })] };
  const endOfOverrides: Told = { occurred: '2024-06', effects: [end('a', { of: 'override' })] };

  test('the_end_of_the_override_makes_true_what_it_covers', () => {
    expect(doubts('2024-06-10', x(), waived, endOfOverrides)).toEqual([
      '"x" once, end, 4, 2024-06-01/2024-06-30',
      '"y" until, end, 4, 2024-06-01/2024-06-30',
    ]);
  });

  test('an_end_of_overrides_before_it_is_none_of_it', () => {
    const before: Told = { occurred: '[2024-01-05..2024-01-10]', effects: [end('a', { of: 'override' })] };
    const imprecise: Told = { occurred: '2024-02', effects: [override('a', 'y', { until: '2024-12-31' })] };
    expect(doubts('2024-02-10', x(), imprecise, before)).toEqual([
      '"x" until, start, 3, 2024-02-01/2024-02-29',
      '"y" once, start, 3, 2024-02-01/2024-02-29',
    ]);
  });

  test('what_ends_both_does_not_make_true_what_is_covered', () => {
    const suspended: Told = { occurred: '2024-02-01', effects: [override('a', null, { until: { unknown: true } })] };
    const over: Told = { occurred: '2025-01', type: 'PartnershipEnded', data: { reason: 'over' } };
    expect(doubts('2025-01-10', x(), suspended, over).filter((doubt) => doubt.startsWith('"x"'))).toEqual([
      '"x" until, partnership, 4, 2025-01-01/2025-01-31',
      '"x" once, end, 3, 2024-02-01/never',
    ]);
  });
});

test('changes_of_parties_of_which_nobody_knows_the_order_stay_in_doubt', () => {
  const succeeded: Told = {
    occurred: '[2024-03-04..2024-03-05]',
    type: 'PartiesChanged',
    data: { succeeded: [{ party: 'openai', by: party('acme') }] },
  };
  const left: Told = { occurred: '[2024-03-03..2024-03-04]', type: 'PartiesChanged', data: { left: ['acme'] } };
  const joined: Told = { occurred: '2020-01-01', type: 'PartiesChanged', data: { joined: [party('c')] } };
  expect(doubts('2025-01-01', x(), succeeded, left, joined)).toEqual([
    '"x" binds by, parties, 3, 2024-03-04/2024-03-05',
    '"x" binds by, parties, 4, 2024-03-03/2024-03-04',
  ]);
});

test('a_claim_of_the_same_value_that_binds_too_few_may_take_its_place', () => {
  const succeeded: Told = {
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
