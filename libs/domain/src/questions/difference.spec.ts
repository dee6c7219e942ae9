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
  type Told,
} from './testing/given';

const differenceBetween = (...asked: Parameters<typeof differencesBetween>) => [...differencesBetween(...asked)];
const view = (timeless: PartnershipWorlds, day: string, knownAt?: string) => {
  const { at, clock } = on(day, knownAt);
  return { worlds: timeless.at(clock), at };
};
const parsed = ({ value }: { value: string }): unknown => JSON.parse(value);
const told = (differences: readonly TermDifference[]) =>
  differences.map(({ term, was, now, causes }) => ({
    term: `${term.kind}/${term.scope}`,
    was: was.map(parsed),
    now: now.map(parsed),
    causes: causes.map(({ because, said }) => `${because} ${said.eventVersion}`),
  }));

const licence: Told = {
  occurred: '2025-01-21',
  effects: [set('licence/models', 'until 2030'), set('supply', 'refusal')],
};
const restated: Told = {
  occurred: '2025-10-28',
  effects: [
    set('licence/products', 'until 2032', { replaces: [termOf('licence/models')] }),
    end('supply'),
    set('stake', 27),
  ],
};

test('tells_what_differs_between_two_days_with_the_replaced_term_as_was', () => {
  const state = given(started, licence, restated);
  const differences = differenceBetween(view(state, '2025-10-27'), view(state, '2025-10-28'));
  expect(told(differences)).toEqual([
    { term: 'licence/models', was: ['until 2030'], now: [], causes: ['ended 3'] },
    { term: 'licence/products', was: ['until 2030'], now: ['until 2032'], causes: ['set 3'] },
    { term: 'stake/all', was: [], now: [27], causes: ['set 3'] },
    { term: 'supply/all', was: ['refusal'], now: [], causes: ['ended 3'] },
  ]);
  expect(differences.map(({ replacedBy }) => replacedBy)).toEqual([termOf('licence/products'), null, null, null]);
  expect(differences[1]!.was[0]!.term).toEqual(termOf('licence/models'));
});

test('tells_nothing_where_nothing_differs', () => {
  const state = given(started, licence, restated);
  expect(differenceBetween(view(state, '2025-11-01'), view(state, '2026-11-01'))).toEqual([]);
});

test('tells_what_became_known_about_the_same_day', () => {
  const later = given(started, licence, {
    occurred: '2026-02-27',
    effects: [set('share', 'always', { from: '2025-10-28' })],
  });
  const differences = differenceBetween(view(given(started, licence), '2025-12-01'), view(later, '2025-12-01'));
  expect(told(differences)).toEqual([{ term: 'share/all', was: [], now: ['always'], causes: ['set 3'] }]);
});

test('leaves_out_what_binds_others', () => {
  const aws: Told = {
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

test('leaves_out_what_is_of_another_kind_or_scope', () => {
  const state = given(started, licence, restated);
  const termsWith = (filter: { kinds: ReadonlySet<string> | null; scope?: string }) =>
    told(differenceBetween(view(state, '2025-10-27'), view(state, '2025-10-28'), { ...filter, between: null })).map(
      ({ term }) => term,
    );
  expect(termsWith({ kinds: new Set(['licence']) })).toEqual(['licence/models', 'licence/products']);
  expect(termsWith({ kinds: null, scope: 'products' })).toEqual(['licence/products']);
});

describe('the cause of a difference is', () => {
  test('a_correction_for_what_it_says_instead', () => {
    const before = given(started, licence);
    const corrected: Told = { ...licence, effects: [set('supply', 'other')] };
    const after = worldsOf([...factsOf(started, 1), ...factsOf(corrected, 2, 3)]);
    expect(told(differenceBetween(view(before, '2025-06-01'), view(after, '2025-06-01')))).toEqual([
      { term: 'licence/models', was: ['until 2030'], now: [], causes: ['taken-back 2'] },
      { term: 'supply/all', was: ['refusal'], now: ['other'], causes: ['set 3'] },
    ]);
  });

  test('an_end_that_has_passed', () => {
    const state = given(started, { occurred: '2020', effects: [set('a', 1, { until: '2030-12-31' })] });
    expect(told(differenceBetween(view(state, '2030-12-31'), view(state, '2031-01-01')))).toMatchObject([
      { now: [], causes: ['end-passed 2'] },
    ]);
  });

  const conditional: Told = { occurred: '2020', effects: [set('a', 1, { untilCondition: 'agi' })] };
  test('a_condition_that_is_open', () => {
    const state = given(started, conditional);
    expect(told(differenceBetween(view(state, '2026-11-22'), view(state, '2026-11-23')))).toMatchObject([
      { was: [1], now: [1], causes: ['condition-open 2'] },
    ]);
  });

  test('a_condition_that_was_met', () => {
    const met: Told = { occurred: '2024-05-05', type: 'ConditionMet', data: { condition: 'agi' } };
    const from = view(given(started, conditional), '2025-01-01');
    expect(told(differenceBetween(from, view(given(started, conditional, met), '2025-01-01')))).toMatchObject([
      { was: [1], now: [], causes: ['condition-met 3'] },
    ]);
  });

  test('an_imprecise_date', () => {
    const state = given(started, { occurred: '2020', effects: [set('a', 1)] });
    expect(told(differenceBetween(view(state, '2020-12-30'), view(state, '2020-12-31')))).toMatchObject([
      { causes: ['imprecise 2'] },
    ]);
  });

  const base: Told = { occurred: '2020-01-01', effects: [set('a', 1)] };
  const causesAt = (was: string, now: string, ...events: readonly Told[]) => {
    const worlds = given(started, ...events);
    return told(differenceBetween(view(worlds, was), view(worlds, now))).map(({ causes, was, now }) => [
      was,
      now,
      causes,
    ]);
  };

  test('an_override_that_started_or_ended', () => {
    const waived: Told = { occurred: '2024-01-01', effects: [override('a', 2, { until: '2024-06-30' })] };
    expect(causesAt('2023-01-01', '2024-03-01', base, waived)).toEqual([[[1], [2], ['override-started 3']]]);
    expect(causesAt('2024-03-01', '2024-07-01', base, waived)).toEqual([[[2], [1], ['override-ended 3']]]);
    const ended: Told = { occurred: '2024-05-01', effects: [end('a', { of: 'override' })] };
    expect(causesAt('2024-03-01', '2024-05-01', base, waived, ended)).toEqual([[[2], [1], ['override-ended 4']]]);
  });

  test('a_suspension', () => {
    const suspended: Told = { occurred: '2024-01-01', effects: [override('a', null, { until: '2024-06-30' })] };
    const worlds = given(started, base, suspended);
    const [difference] = differenceBetween(view(worlds, '2023-01-01'), view(worlds, '2024-03-01'));
    expect(difference).toMatchObject({ suspended: { was: 'not', now: 'definitely' } });
    expect(causesAt('2023-01-01', '2024-03-01', base, suspended)).toEqual([[[1], [], ['suspended 3']]]);
    expect(causesAt('2024-03-01', '2024-07-01', base, suspended)).toEqual([[[], [1], ['override-ended 3']]]);
  });

  test('the_end_of_an_agreement_or_of_the_partnership', () => {
    const ended: Told = { occurred: '2024-01-01', type: 'AgreementEnded', data: { agreement: 'a', how: 'expired' } };
    const over: Told = { occurred: '2024-01-01', type: 'PartnershipEnded', data: { reason: 'over' } };
    expect(causesAt('2023-01-01', '2024-01-01', base, ended)).toEqual([[[1], [], ['agreement-ended 3']]]);
    expect(causesAt('2023-01-01', '2024-01-01', base, over)).toEqual([[[1], [], ['partnership-ended 3']]]);
  });

  test('a_change_of_parties_where_others_are_bound', () => {
    const joined: Told = { occurred: '2016-10-20', type: 'PartiesChanged', data: { joined: [party('mitsubishi')] } };
    const first: Told = { occurred: '2010-01-01', effects: [set('a', 1)] };
    expect(causesAt('2010-06-01', '2018-01-01', first, joined)).toEqual([[[1], [1], ['parties-changed 3']]]);
    const left: Told = { occurred: '2018-01-01', type: 'PartiesChanged', data: { left: ['openai'] } };
    expect(causesAt('2017-01-01', '2018-01-01', first, left)).toEqual([[[1], [], ['parties-changed 3']]]);
  });

  test('a_change_of_parties_beside_another_value_that_binds_whoever_is_a_party', () => {
    const joined: Told = { occurred: '2016-10-20', type: 'PartiesChanged', data: { joined: [party('mitsubishi')] } };
    const first: Told = { occurred: '2010-01-01', effects: [set('a', 1)] };
    const next: Told = { occurred: '2017-01-01', effects: [set('a', 2)] };
    const causes = ['set 4', 'parties-changed 3'];
    expect(causesAt('2010-06-01', '2018-01-01', first, joined, next)).toEqual([[[1], [2], causes]]);
    const same: Told = { occurred: '2017-01-01', effects: [set('a', 1)] };
    expect(causesAt('2010-06-01', '2018-01-01', first, joined, same)).toEqual([[[1], [1], causes]]);
    const named: Told = { occurred: '2017-01-01', effects: [set('a', 2, { between: ['openai', 'x'] })] };
    expect(causesAt('2010-06-01', '2018-01-01', first, joined, named)).toEqual([[[1], [2], ['set 4']]]);
  });

  test('of_changes_of_parties_by_which_too_few_are_bound_only_those_that_came_in_between', () => {
    const change = (occurred: string, data: object): Told => ({ occurred, type: 'PartiesChanged', data });
    const first: Told = { occurred: '2010-01-01', effects: [set('a', 1)] };
    const joined = change('2012-01-01', { joined: [party('mitsubishi')] });
    const left = change('2014-01-01', { left: ['mitsubishi'] });
    const last = change('2018-01-01', { left: ['openai'] });
    expect(causesAt('2017-01-01', '2018-01-01', first, joined, left, last)).toEqual([[[1], [], ['parties-changed 5']]]);
  });

  test('a_change_of_parties_that_became_known', () => {
    const joined: Told = { occurred: '2016-10-20', type: 'PartiesChanged', data: { joined: [party('mitsubishi')] } };
    const first: Told = { occurred: '2010-01-01', effects: [set('a', 1)] };
    const from = view(given(started, first), '2018-01-01');
    expect(told(differenceBetween(from, view(given(started, first, joined), '2018-01-01')))).toMatchObject([
      { causes: ['parties-changed 3'] },
    ]);
  });

  const renewal = { period: 'P1Y', notice: 'P1M' };
  const renewing: Told = { occurred: '2025-01-01', effects: [set('a', 1, { until: '2025-12-31', renewal })] };
  test('notice_that_was_given_or_may_be', () => {
    const noticed: Told = { occurred: '2025-06-01', effects: [notice('a')] };
    expect(causesAt('2025-12-31', '2026-01-01', renewing, noticed)).toEqual([[[1], [], ['notice-given 3']]]);
    expect(causesAt('2026-12-31', '2027-01-01', renewing)).toEqual([[[1], [1], ['renewal 2']]]);
  });

  test('a_condition_that_was_ruled_out_or_came_true_for_what_waited', () => {
    const waiting: Told = { occurred: '2024-01-01', effects: [set('a', 2, { fromCondition: 'approval' })] };
    const ruledOut: Told = { occurred: '2025-01-01', type: 'ConditionRuledOut', data: { condition: 'approval' } };
    const met: Told = { occurred: '2025-01-01', type: 'ConditionMet', data: { condition: 'approval' } };
    const day = '2027-01-01';
    const from = view(given(started, base, waiting), day);
    expect(told(differenceBetween(from, view(given(started, base, waiting, ruledOut), day)))).toMatchObject([
      { was: [1, 2], now: [1], causes: ['condition-ruled-out 4'] },
    ]);
    expect(told(differenceBetween(from, view(given(started, base, waiting, met), day)))).toMatchObject([
      { was: [1, 2], now: [2], causes: ['condition-met 4'] },
    ]);
    expect(causesAt('2024-06-01', '2025-01-01', base, waiting, met)).toEqual([[[1], [2], ['condition-met 4']]]);
    expect(causesAt('2024-06-01', '2027-01-01', base, waiting)).toEqual([[[1], [1, 2], ['condition-open 3']]]);
  });

  test('by_the_condition_that_decides_and_by_no_condition_where_a_day_came_first', () => {
    const waiting = (fromCondition: unknown): Told => ({
      occurred: '2024-01-01',
      effects: [set('a', 2, { fromCondition })],
    });
    const metOn = (condition: string, occurred: string): Told => ({
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

  test('back_to_a_day_before_a_condition_was_met_it_is_not_called_open', () => {
    const waiting: Told = { occurred: '2024-01-01', effects: [set('a', 2, { fromCondition: 'approval' })] };
    const met: Told = { occurred: '2025-01-01', type: 'ConditionMet', data: { condition: 'approval' } };
    expect(causesAt('2025-06-01', '2024-06-01', waiting, met)).toEqual([[[2], [], ['not-yet-started 2']]]);
  });

  test('an_override_that_may_have_ended_and_said_the_same_of_others', () => {
    const first: Told = { occurred: '2020-01-01', effects: [set('a', 1, { between: ['openai', 'oracle'] })] };
    const waived: Told = {
      occurred: '2024-01-01',
      effects: [override('a', 1, { until: '2028-02', between: ['microsoft', 'openai'] })],
    };
    expect(causesAt('2028-01-01', '2028-02-15', first, waived)).toEqual([[[1], [1], ['imprecise 3']]]);
    expect(causesAt('2028-01-01', '2028-03-01', first, waived)).toEqual([[[1], [1], ['override-ended 3']]]);
    expect(causesAt('2028-02-15', '2028-03-01', first, waived)).toEqual([[[1], [1], ['override-ended 3']]]);
    const other: Told = { occurred: '2024-01-01', effects: [override('a', 2, { until: '2028-02' })] };
    expect(causesAt('2028-01-01', '2028-02-15', base, other)).toEqual([[[2], [1, 2], ['imprecise 3']]]);
  });

  test('of_an_earlier_day_that_a_claim_had_not_started', () => {
    expect(causesAt('2020-01-01', '2019-12-31', base)).toEqual([[[1], [], ['not-yet-started 2']]]);
  });
});

test('dissent_is_no_difference', () => {
  const base: Told = { occurred: '2020-01-01', effects: [set('a', 1)] };
  const said: Told = { occurred: '2024-01-01', effects: [contest('a', 2), contest('b', 2)] };
  const reported: Told = { occurred: '2024-01-01', standing: 'reported', effects: [end('a')] };
  const from = view(given(started, base), '2024-06-01');
  expect(differenceBetween(from, view(given(started, base, said, reported), '2024-06-01'))).toEqual([]);
});

test('a_suspension_of_others_is_none_of_the_parties_asked_about', () => {
  const base: Told = { occurred: '2020-01-01', effects: [set('a', 1, { between: ['microsoft', 'openai', 'x'] })] };
  const suspended: Told = {
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
