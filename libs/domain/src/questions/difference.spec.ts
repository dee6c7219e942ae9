import type { PartnershipWorlds } from '../worlds';
import { differenceBetween as differencesBetween, type TermDifference } from './difference';
import {
  contest,
  end,
  factsOf,
  given,
  notice,
  on,
  override,
  party,
  set,
  started,
  termOf,
  worldsOf,
  type GivenEvent,
} from './testing/given';

const differenceBetween = (...args: Parameters<typeof differencesBetween>) => [...differencesBetween(...args)];
const view = (timeless: PartnershipWorlds, day: string, knownAt?: string) => {
  const { at, clock } = on(day, knownAt);
  return { worlds: timeless.at(clock), at };
};
const parsed = ({ value }: { value: string }): unknown => JSON.parse(value);
const rendered = (differences: readonly TermDifference[]) =>
  differences.map(({ term, was, now, causes }) => ({
    term: `${term.kind}/${term.scope}`,
    was: was.map(parsed),
    now: now.map(parsed),
    causes: causes.map(({ because, fact }) => `${because} ${fact.eventVersion}`),
  }));

const licence: GivenEvent = {
  occurred: '2025-01-21',
  effects: [set('licence/models', 'until 2030'), set('supply', 'refusal')],
};
const restated: GivenEvent = {
  occurred: '2025-10-28',
  effects: [
    set('licence/products', 'until 2032', { replaces: [termOf('licence/models')] }),
    end('supply'),
    set('stake', 27),
  ],
};

test('a_difference_between_two_days_shows_the_replaced_term_as_was', () => {
  const state = given(started, licence, restated);
  const differences = differenceBetween(view(state, '2025-10-27'), view(state, '2025-10-28'));
  expect(rendered(differences)).toEqual([
    { term: 'licence/models', was: ['until 2030'], now: [], causes: ['ended 3'] },
    { term: 'licence/products', was: ['until 2030'], now: ['until 2032'], causes: ['set 3'] },
    { term: 'stake/all', was: [], now: [27], causes: ['set 3'] },
    { term: 'supply/all', was: ['refusal'], now: [], causes: ['ended 3'] },
  ]);
  expect(differences.map(({ replacedBy }) => replacedBy)).toEqual([termOf('licence/products'), null, null, null]);
  expect(differences[1]!.was[0]!.term).toEqual(termOf('licence/models'));
});

test('two_days_without_a_difference_yield_none', () => {
  const state = given(started, licence, restated);
  expect(differenceBetween(view(state, '2025-11-01'), view(state, '2026-11-01'))).toEqual([]);
});

test('a_difference_between_two_versions_shows_what_became_known_about_the_same_day', () => {
  const later = given(started, licence, {
    occurred: '2026-02-27',
    effects: [set('share', 'always', { from: '2025-10-28' })],
  });
  const differences = differenceBetween(view(given(started, licence), '2025-12-01'), view(later, '2025-12-01'));
  expect(rendered(differences)).toEqual([{ term: 'share/all', was: [], now: ['always'], causes: ['set 3'] }]);
});

test('terms_that_bind_other_parties_are_left_out', () => {
  const aws: GivenEvent = {
    occurred: '2025-11-03',
    effects: [set('aws', 38, { between: ['openai', 'amazon'] }), set('stake', 27)],
  };
  const state = given(started, aws);
  const between = new Set(['microsoft', 'openai']);
  const differences = differenceBetween(view(state, '2025-11-02'), view(state, '2025-11-03'), {
    kinds: null,
    between,
  });
  expect(differences.map(({ term }) => term.kind)).toEqual(['stake']);
});

test('terms_of_another_kind_or_scope_are_left_out', () => {
  const state = given(started, licence, restated);
  const termsWith = (filter: { kinds: ReadonlySet<string> | null; scope?: string }) =>
    rendered(differenceBetween(view(state, '2025-10-27'), view(state, '2025-10-28'), { ...filter, between: null })).map(
      ({ term }) => term,
    );
  expect(termsWith({ kinds: new Set(['licence']) })).toEqual(['licence/models', 'licence/products']);
  expect(termsWith({ kinds: null, scope: 'products' })).toEqual(['licence/products']);
});

describe('the cause of a difference is', () => {
  test('a_correction_with_other_content', () => {
    const before = given(started, licence);
    const corrected: GivenEvent = { ...licence, effects: [set('supply', 'other')] };
    const after = worldsOf([...factsOf(started, 1), ...factsOf(corrected, 2, 3)]);
    expect(rendered(differenceBetween(view(before, '2025-06-01'), view(after, '2025-06-01')))).toEqual([
      { term: 'licence/models', was: ['until 2030'], now: [], causes: ['taken-back 2'] },
      { term: 'supply/all', was: ['refusal'], now: ['other'], causes: ['set 3'] },
    ]);
  });

  test('an_end_date_that_has_passed', () => {
    const state = given(started, { occurred: '2020', effects: [set('a', 1, { until: '2030-12-31' })] });
    expect(rendered(differenceBetween(view(state, '2030-12-31'), view(state, '2031-01-01')))).toMatchObject([
      { now: [], causes: ['end-passed 2'] },
    ]);
  });

  const conditional: GivenEvent = { occurred: '2020', effects: [set('a', 1, { untilCondition: 'agi' })] };
  test('a_condition_that_is_open', () => {
    const state = given(started, conditional);
    expect(rendered(differenceBetween(view(state, '2026-11-22'), view(state, '2026-11-23')))).toMatchObject([
      { was: [1], now: [1], causes: ['condition-open 2'] },
    ]);
  });

  test('a_condition_that_was_met', () => {
    const met: GivenEvent = { occurred: '2024-05-05', type: 'ConditionMet', data: { condition: 'agi' } };
    const from = view(given(started, conditional), '2025-01-01');
    expect(rendered(differenceBetween(from, view(given(started, conditional, met), '2025-01-01')))).toMatchObject([
      { was: [1], now: [], causes: ['condition-met 3'] },
    ]);
  });

  test('an_imprecise_date', () => {
    const state = given(started, { occurred: '2020', effects: [set('a', 1)] });
    expect(rendered(differenceBetween(view(state, '2020-12-30'), view(state, '2020-12-31')))).toMatchObject([
      { causes: ['imprecise 2'] },
    ]);
  });

  const base: GivenEvent = { occurred: '2020-01-01', effects: [set('a', 1)] };
  const causesAt = (was: string, now: string, ...events: readonly GivenEvent[]) => {
    const worlds = given(started, ...events);
    return rendered(differenceBetween(view(worlds, was), view(worlds, now))).map(({ causes, was, now }) => [
      was,
      now,
      causes,
    ]);
  };

  test('an_override_that_started_or_ended', () => {
    const waived: GivenEvent = { occurred: '2024-01-01', effects: [override('a', 2, { until: '2024-06-30' })] };
    expect(causesAt('2023-01-01', '2024-03-01', base, waived)).toEqual([[[1], [2], ['override-started 3']]]);
    expect(causesAt('2024-03-01', '2024-07-01', base, waived)).toEqual([[[2], [1], ['override-ended 3']]]);
    const ended: GivenEvent = { occurred: '2024-05-01', effects: [end('a', { of: 'override' })] };
    expect(causesAt('2024-03-01', '2024-05-01', base, waived, ended)).toEqual([[[2], [1], ['override-ended 4']]]);
  });

  test('a_suspension', () => {
    const suspended: GivenEvent = { occurred: '2024-01-01', effects: [override('a', null, { until: '2024-06-30' })] };
    const worlds = given(started, base, suspended);
    const [difference] = differenceBetween(view(worlds, '2023-01-01'), view(worlds, '2024-03-01'));
    expect(difference).toMatchObject({ suspended: { was: 'not', now: 'definitely' } });
    expect(causesAt('2023-01-01', '2024-03-01', base, suspended)).toEqual([[[1], [], ['suspended 3']]]);
    expect(causesAt('2024-03-01', '2024-07-01', base, suspended)).toEqual([[[], [1], ['override-ended 3']]]);
  });

  test('the_end_of_an_agreement_or_of_the_partnership', () => {
    const ended: GivenEvent = {
      occurred: '2024-01-01',
      type: 'AgreementEnded',
      data: { agreement: 'a', how: 'expired' },
    };
    const over: GivenEvent = { occurred: '2024-01-01', type: 'PartnershipEnded', data: { reason: 'over' } };
    expect(causesAt('2023-01-01', '2024-01-01', base, ended)).toEqual([[[1], [], ['agreement-ended 3']]]);
    expect(causesAt('2023-01-01', '2024-01-01', base, over)).toEqual([[[1], [], ['partnership-ended 3']]]);
  });

  test('a_change_of_the_parties_that_a_term_binds', () => {
    const joined: GivenEvent = {
      occurred: '2016-10-20',
      type: 'PartiesChanged',
      data: { joined: [party('mitsubishi')] },
    };
    const first: GivenEvent = { occurred: '2010-01-01', effects: [set('a', 1)] };
    expect(causesAt('2010-06-01', '2018-01-01', first, joined)).toEqual([[[1], [1], ['parties-changed 3']]]);
    const left: GivenEvent = { occurred: '2018-01-01', type: 'PartiesChanged', data: { left: ['openai'] } };
    expect(causesAt('2017-01-01', '2018-01-01', first, left)).toEqual([[[1], [], ['parties-changed 3']]]);
  });

  test('a_party_change_in_addition_to_another_value_if_the_claims_of_both_values_name_no_parties', () => {
    const joined: GivenEvent = {
      occurred: '2016-10-20',
      type: 'PartiesChanged',
      data: { joined: [party('mitsubishi')] },
    };
    const first: GivenEvent = { occurred: '2010-01-01', effects: [set('a', 1)] };
    const next: GivenEvent = { occurred: '2017-01-01', effects: [set('a', 2)] };
    const causes = ['set 4', 'parties-changed 3'];
    expect(causesAt('2010-06-01', '2018-01-01', first, joined, next)).toEqual([[[1], [2], causes]]);
    const same: GivenEvent = { occurred: '2017-01-01', effects: [set('a', 1)] };
    expect(causesAt('2010-06-01', '2018-01-01', first, joined, same)).toEqual([[[1], [1], causes]]);
    const named: GivenEvent = { occurred: '2017-01-01', effects: [set('a', 2, { between: ['openai', 'x'] })] };
    expect(causesAt('2010-06-01', '2018-01-01', first, joined, named)).toEqual([[[1], [2], ['set 4']]]);
  });

  test('a_party_change_between_the_two_days_that_leaves_too_few_parties_and_no_earlier_party_change', () => {
    const change = (occurred: string, data: object): GivenEvent => ({ occurred, type: 'PartiesChanged', data });
    const first: GivenEvent = { occurred: '2010-01-01', effects: [set('a', 1)] };
    const joined = change('2012-01-01', { joined: [party('mitsubishi')] });
    const left = change('2014-01-01', { left: ['mitsubishi'] });
    const last = change('2018-01-01', { left: ['openai'] });
    expect(causesAt('2017-01-01', '2018-01-01', first, joined, left, last)).toEqual([[[1], [], ['parties-changed 5']]]);
  });

  test('a_change_of_parties_that_became_known', () => {
    const joined: GivenEvent = {
      occurred: '2016-10-20',
      type: 'PartiesChanged',
      data: { joined: [party('mitsubishi')] },
    };
    const first: GivenEvent = { occurred: '2010-01-01', effects: [set('a', 1)] };
    const from = view(given(started, first), '2018-01-01');
    expect(rendered(differenceBetween(from, view(given(started, first, joined), '2018-01-01')))).toMatchObject([
      { causes: ['parties-changed 3'] },
    ]);
  });

  const renewal = { period: 'P1Y', notice: 'P1M' };
  const renewing: GivenEvent = { occurred: '2025-01-01', effects: [set('a', 1, { until: '2025-12-31', renewal })] };
  test('a_notice_that_was_given_or_may_be_given', () => {
    const noticed: GivenEvent = { occurred: '2025-06-01', effects: [notice('a')] };
    expect(causesAt('2025-12-31', '2026-01-01', renewing, noticed)).toEqual([[[1], [], ['notice-given 3']]]);
    expect(causesAt('2026-12-31', '2027-01-01', renewing)).toEqual([[[1], [1], ['renewal 2']]]);
  });

  test('a_pending_condition_that_was_ruled_out_or_met', () => {
    const waiting: GivenEvent = { occurred: '2024-01-01', effects: [set('a', 2, { fromCondition: 'approval' })] };
    const ruledOut: GivenEvent = { occurred: '2025-01-01', type: 'ConditionRuledOut', data: { condition: 'approval' } };
    const met: GivenEvent = { occurred: '2025-01-01', type: 'ConditionMet', data: { condition: 'approval' } };
    const day = '2027-01-01';
    const from = view(given(started, base, waiting), day);
    expect(rendered(differenceBetween(from, view(given(started, base, waiting, ruledOut), day)))).toMatchObject([
      { was: [1, 2], now: [1], causes: ['condition-ruled-out 4'] },
    ]);
    expect(rendered(differenceBetween(from, view(given(started, base, waiting, met), day)))).toMatchObject([
      { was: [1, 2], now: [2], causes: ['condition-met 4'] },
    ]);
    expect(causesAt('2024-06-01', '2025-01-01', base, waiting, met)).toEqual([[[1], [2], ['condition-met 4']]]);
    expect(causesAt('2024-06-01', '2027-01-01', base, waiting)).toEqual([[[1], [1, 2], ['condition-open 3']]]);
  });

  test('the_condition_that_decides_the_day_and_no_condition_if_a_named_day_came_first', () => {
    const waiting = (fromCondition: unknown): GivenEvent => ({
      occurred: '2024-01-01',
      effects: [set('a', 2, { fromCondition })],
    });
    const metOn = (condition: string, occurred: string): GivenEvent => ({
      type: 'ConditionMet',
      occurred,
      data: { condition },
    });
    const [early, late] = [metOn('early', '2024-08-01'), metOn('late', '2025-01-01')];
    const any = waiting({ any: ['late', 'early'] });
    expect(causesAt('2024-06-01', '2025-06-01', base, any, early, late)).toEqual([[[1], [2], ['condition-met 4']]]);
    const all = waiting({ all: ['early', 'late'] });
    expect(causesAt('2024-06-01', '2025-06-01', base, all, early, late)).toEqual([[[1], [2], ['condition-met 5']]]);
    const dated = waiting({ any: ['open', { day: '2024-10-01' }] });
    expect(causesAt('2024-06-01', '2025-06-01', base, dated)).toEqual([[[1], [2], ['set 3']]]);
    const half = waiting({ all: ['early', 'open'] });
    expect(causesAt('2024-06-01', '2027-01-01', base, half, early)).toEqual([[[1], [1, 2], ['condition-open 3']]]);
  });

  test('a_claim_that_has_not_started_on_an_earlier_day_and_no_open_condition_if_the_condition_was_met_later', () => {
    const waiting: GivenEvent = { occurred: '2024-01-01', effects: [set('a', 2, { fromCondition: 'approval' })] };
    const met: GivenEvent = { occurred: '2025-01-01', type: 'ConditionMet', data: { condition: 'approval' } };
    expect(causesAt('2025-06-01', '2024-06-01', waiting, met)).toEqual([[[2], [], ['not-yet-started 2']]]);
  });

  test('a_possible_end_of_an_override_with_the_same_value_for_other_parties', () => {
    const first: GivenEvent = { occurred: '2020-01-01', effects: [set('a', 1, { between: ['openai', 'oracle'] })] };
    const waived: GivenEvent = {
      occurred: '2024-01-01',
      effects: [override('a', 1, { until: '2028-02', between: ['microsoft', 'openai'] })],
    };
    expect(causesAt('2028-01-01', '2028-02-15', first, waived)).toEqual([[[1], [1], ['imprecise 3']]]);
    expect(causesAt('2028-01-01', '2028-03-01', first, waived)).toEqual([[[1], [1], ['override-ended 3']]]);
    expect(causesAt('2028-02-15', '2028-03-01', first, waived)).toEqual([[[1], [1], ['override-ended 3']]]);
    const other: GivenEvent = { occurred: '2024-01-01', effects: [override('a', 2, { until: '2028-02' })] };
    expect(causesAt('2028-01-01', '2028-02-15', base, other)).toEqual([[[2], [1, 2], ['imprecise 3']]]);
  });

  test('a_claim_that_had_not_started_on_the_earlier_day', () => {
    expect(causesAt('2020-01-01', '2019-12-31', base)).toEqual([[[1], [], ['not-yet-started 2']]]);
  });
});

test('dissent_is_not_a_difference', () => {
  const base: GivenEvent = { occurred: '2020-01-01', effects: [set('a', 1)] };
  const statement: GivenEvent = { occurred: '2024-01-01', effects: [contest('a', 2), contest('b', 2)] };
  const reported: GivenEvent = { occurred: '2024-01-01', standing: 'reported', effects: [end('a')] };
  const from = view(given(started, base), '2024-06-01');
  expect(differenceBetween(from, view(given(started, base, statement, reported), '2024-06-01'))).toEqual([]);
});

test('a_suspension_that_binds_other_parties_is_no_difference_for_the_wanted_parties', () => {
  const base: GivenEvent = {
    occurred: '2020-01-01',
    effects: [set('a', 1, { between: ['microsoft', 'openai', 'x'] })],
  };
  const suspended: GivenEvent = {
    occurred: '2024-01-01',
    effects: [override('a', null, { until: '2024-12-31', between: ['microsoft', 'x'] })],
  };
  const state = given(started, base, suspended);
  const [from, to] = [view(state, '2023-06-01'), view(state, '2024-06-01')];
  const between = (...parties: string[]) =>
    differenceBetween(from, to, { kinds: null, between: new Set(parties) }).map((row) => row.suspended);
  expect(between('microsoft', 'openai')).toEqual([]);
  expect(between('microsoft', 'x')).toEqual([{ was: 'not', now: 'definitely' }]);
  expect(between('microsoft', 'openai', 'x')).toEqual([{ was: 'not', now: 'definitely' }]);
});
