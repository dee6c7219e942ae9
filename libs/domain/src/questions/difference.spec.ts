import type { PartnershipWorlds } from '../worlds';
import { differenceBetween as differencesBetween, type TermDifference } from './difference';
import { contest, end, factsOf, given, notice, on, override, party, set, started, termOf, worldsOf, type Told } from './testing/given';

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
      { was: [1], now: [], causes: ['condition-met 2'] },
    ]);
  });

  test('an_imprecise_date', () => {
    const state = given(started, { occurred: '2020', effects: [set('a', 1)] });
    expect(told(differenceBetween(view(state, '2020-12-30'), view(state, '2020-12-31')))).toMatchObject([
      { causes: ['imprecise 2'] },
    ]);
  });
});
