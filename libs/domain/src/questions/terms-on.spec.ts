import { formatDay } from '../dates';
import { answerOn, summaryOf } from './testing/answer-on';
import {
  contest,
  end,
  given,
  idOf,
  override,
  party,
  reaffirm,
  set,
  started,
  termOf,
  type GivenEvent,
} from './testing/given';
import type { PartnershipWorlds } from '../worlds';

const answers = (worlds: PartnershipWorlds, at: string, clock?: string) =>
  answerOn(worlds, at, {}, clock).terms.map(summaryOf);

const hosting: GivenEvent = {
  occurred: '2023-01-23',
  effects: [set('hosting', 'exclusive'), set('stake/m', 27, { until: '2032-12-31' })],
};
const narrowed: GivenEvent = {
  occurred: '2026-02-27',
  effects: [end('hosting'), set('hosting/stateless', 'exclusive')],
};

describe('the terms on a day', () => {
  test('are_sorted_by_kind_and_scope_and_listed_from_their_first_day_on', () => {
    const worlds = given(started, hosting, narrowed);
    expect(answers(worlds, '2023-01-22')).toEqual([]);
    expect(answers(worlds, '2023-01-23')).toEqual([
      ['hosting/all', 'exclusive', 'definitely'],
      ['stake/m', 27, 'definitely'],
    ]);
    expect(answers(worlds, '2026-02-27')).toEqual([
      ['hosting/stateless', 'exclusive', 'definitely'],
      ['stake/m', 27, 'definitely'],
    ]);
    expect(answers(worlds, '2033-01-01')).toEqual([['hosting/stateless', 'exclusive', 'definitely']]);
  });

  test('include_the_segment_of_the_day', () => {
    const [first] = answerOn(given(started, hosting, narrowed), '2024-05-05').terms;
    expect(formatDay(first!.segment!.from)).toBe('2023-01-23');
    expect(formatDay(first!.segment!.to)).toBe('2026-02-27');
  });

  test('list_each_possible_value_once', () => {
    const worlds = given(
      started,
      { occurred: '2019', effects: [set('a', 1)] },
      { occurred: '2019', effects: [set('a', 2)] },
    );
    expect(answers(worlds, '2019-06-01')).toEqual([
      ['a/all', 1, 'possibly'],
      ['a/all', 2, 'possibly'],
    ]);
  });

  test('over_an_interval_are_definite_only_if_they_are_on_each_day', () => {
    const worlds = given(started, hosting, narrowed);
    expect(answers(worlds, '2024')[0]).toEqual(['hosting/all', 'exclusive', 'definitely']);
    expect(answers(worlds, '2026').slice(0, 2)).toEqual([
      ['hosting/all', 'exclusive', 'possibly'],
      ['hosting/stateless', 'exclusive', 'possibly'],
    ]);
  });

  test('are_definitely_in_force_if_every_world_has_one_of_several_values', () => {
    const worlds = given(
      started,
      { occurred: '2019', effects: [set('a', 1, { from: '2019-08-01' })] },
      { occurred: '2022-10', effects: [set('a', 2)] },
    );
    const { terms } = answerOn(worlds, '2022-10-15');
    expect(terms.map((entry) => [...summaryOf(entry), entry.inForce])).toEqual([
      ['a/all', 1, 'possibly', 'definitely'],
      ['a/all', 2, 'possibly', 'definitely'],
    ]);
  });

  test('with_an_open_condition_are_only_possible_after_the_clock_day', () => {
    const worlds = given(started, { occurred: '2025-10-28', effects: [set('a', 1, { untilCondition: 'agi' })] });
    expect(answers(worlds, '2026-11-22', '2026-11-22')).toEqual([['a/all', 1, 'definitely']]);
    expect(answers(worlds, '2026-11-23', '2026-11-22')).toEqual([['a/all', 1, 'possibly']]);
  });
});

describe('the parties that a term binds', () => {
  const joined: GivenEvent = {
    occurred: '2024-01-01',
    type: 'PartiesChanged',
    data: { joined: [{ id: 'oracle', name: 'Oracle' }] },
  };
  const worlds = given(
    started,
    { occurred: '2020', effects: [set('a', 1), set('b', 2, { between: ['openai', 'amazon'] })] },
    joined,
  );
  const between = (at: string) => answerOn(worlds, at).terms.map((entry) => entry.given?.between);

  test('are_the_parties_of_the_partnership_on_that_day_unless_the_claim_names_others', () => {
    expect(between('2023-01-01')).toEqual([
      ['microsoft', 'openai'],
      ['amazon', 'openai'],
    ]);
    expect(between('2024-01-01')[0]).toEqual(['microsoft', 'openai', 'oracle']);
  });

  test('can_be_a_filter', () => {
    const filter = { between: new Set(['microsoft', 'openai']) };
    expect(answerOn(worlds, '2023-01-01', filter).terms.map(summaryOf)).toEqual([['a/all', 1, 'definitely']]);
    expect(answerOn(worlds, '2024-01-01', filter).terms).toEqual([]);
  });

  test('include_a_party_that_left_on_an_uncertain_day_as_mayBind', () => {
    const leaving: GivenEvent = { occurred: '2018', type: 'PartiesChanged', data: { left: ['oracle'] } };
    const three: GivenEvent = {
      ...started,
      occurred: '2010',
      data: { name: 'three', parties: [party('microsoft'), party('openai'), party('oracle')] },
    };
    const worlds = given(three, { occurred: '2011', effects: [set('a', 1)] }, leaving);
    const bound = (at: string) =>
      answerOn(worlds, at).terms.map(({ given: value }) => [value!.between, value!.mayBind]);
    expect(bound('2017-12-31')).toEqual([[['microsoft', 'openai', 'oracle'], []]]);
    expect(bound('2018-06-01')).toEqual([[['microsoft', 'openai'], ['oracle']]]);
    expect(bound('2018-12-31')).toEqual([[['microsoft', 'openai'], []]]);
    const filter = { between: new Set(['microsoft', 'openai']) };
    expect(answerOn(worlds, '2018-06-01', filter).terms).toEqual([]);
    expect(answerOn(worlds, '2018-12-31', filter).terms).toHaveLength(1);
  });

  test('over_an_interval_are_bound_definitely_only_if_they_are_on_each_day', () => {
    expect(answerOn(worlds, '202X', { kinds: new Set(['a']) }).terms.map(({ given: value }) => value!.mayBind)).toEqual(
      [['oracle']],
    );
  });

  test('do_not_prevent_a_filter_by_kind', () => {
    expect(answerOn(worlds, '2023-01-01', { kinds: new Set(['b']) }).terms.map(summaryOf)).toEqual([
      ['b/all', 2, 'definitely'],
    ]);
  });
});

describe('lastReaffirmed', () => {
  const last = (worlds: PartnershipWorlds, term: string, at: string) => {
    const { kind, scope } = termOf(term);
    return answerOn(worlds, at).terms.find((entry) => entry.term.kind === kind && entry.term.scope === scope)
      ?.lastReaffirmed?.order[0];
  };
  const again: GivenEvent = { occurred: '2025-01-21', effects: [reaffirm('hosting')] };
  const all: GivenEvent = { occurred: '2026-02-27', effects: [reaffirm('*')] };

  test('is_the_latest_on_or_before_the_day', () => {
    const worlds = given(started, hosting, again, all);
    expect(last(worlds, 'hosting', '2025-01-20')).toBeUndefined();
    expect(last(worlds, 'hosting', '2025-01-21')).toBe(3);
    expect(last(worlds, 'hosting', '2026-02-27')).toBe(4);
  });

  test('of_every_kind_counts_only_for_terms_that_bind_no_other_parties', () => {
    const aws: GivenEvent = {
      occurred: '2025-11-03',
      effects: [set('purchase/aws', 38, { between: ['openai', 'amazon'] })],
    };
    const worlds = given(started, hosting, aws, all);
    expect(last(worlds, 'stake/m', '2026-03-01')).toBe(4);
    expect(last(worlds, 'purchase/aws', '2026-03-01')).toBeUndefined();
  });

  test('does_not_count_for_a_later_value', () => {
    const worlds = given(started, hosting, again, { occurred: '2025-10-28', effects: [set('hosting', 'free')] });
    expect(last(worlds, 'hosting', '2025-10-27')).toBe(3);
    expect(last(worlds, 'hosting', '2025-10-28')).toBeUndefined();
  });

  test('over_an_interval_is_the_one_on_the_last_day_on_which_the_value_may_be_in_force', () => {
    const worlds = given(started, hosting, again, { occurred: '2025-10-28', effects: [set('hosting', 'free')] });
    const { terms } = answerOn(worlds, '2025', { kinds: new Set(['hosting']) });
    expect(terms.map((entry) => [...summaryOf(entry), entry.lastReaffirmed?.order[0]])).toEqual([
      ['hosting/all', 'exclusive', 'possibly', 3],
      ['hosting/all', 'free', 'possibly', undefined],
    ]);
  });

  test('ignores_events_that_are_only_reported', () => {
    expect(last(given(started, hosting, { ...again, standing: 'reported' }), 'hosting', '2026-01-01')).toBeUndefined();
  });
});

describe('dissent', () => {
  const dissent: GivenEvent = {
    occurred: '2026-02-27',
    assertedBy: ['amazon'],
    effects: [contest('hosting/frontier', 'bedrock', { until: '2026-06' })],
  };

  test('is_listed_without_a_value_on_its_days_if_nothing_governs', () => {
    const worlds = given(started, dissent);
    expect(answers(worlds, '2026-02-26')).toEqual([]);
    const [entry] = answerOn(worlds, '2026-06-30').terms;
    expect(entry).toMatchObject({ given: null, contested: [{ value: '"bedrock"', assertedBy: ['amazon'] }] });
    expect(answers(worlds, '2026-07-01')).toEqual([]);
  });

  test('is_listed_beside_the_governing_value', () => {
    const worlds = given(started, { occurred: '2020', effects: [set('hosting/frontier', 'azure')] }, dissent);
    expect(answers(worlds, '2026-03-01')).toEqual([['hosting/frontier', 'azure', 'definitely']]);
    expect(answerOn(worlds, '2026-03-01').terms[0]!.contested).toHaveLength(1);
  });
});

describe('announcements', () => {
  const mou: GivenEvent = { occurred: '2025-09-11', standing: 'non-binding', effects: [set('stake/m', 30)] };
  const announced = (worlds: PartnershipWorlds, at: string) =>
    answerOn(worlds, at).announced.map(({ order }) => order[0]);

  test('are_listed_and_never_govern', () => {
    const worlds = given(started, mou);
    expect(announced(worlds, '2025-09-10')).toEqual([]);
    expect(announced(worlds, '2025-09-11')).toEqual([2]);
    expect(announced(worlds, '2030-01-01')).toEqual([2]);
    expect(answers(worlds, '2025-09-11')).toEqual([['stake/m', null, 'not']]);
  });

  test('end_with_a_definitive_event_on_one_of_their_terms', () => {
    const worlds = given(started, mou, { occurred: '2025-10-28', effects: [reaffirm('stake/m')] });
    expect(announced(worlds, '2025-10-27')).toEqual([2]);
    expect(announced(worlds, '2025-10-28')).toEqual([]);
  });

  test('end_with_a_definitive_event_that_names_them', () => {
    const agreement = { id: 'a', title: 'a', form: 'restatement' as const, amends: [idOf(2)] };
    const worlds = given(started, mou, { occurred: '2025-10-28', data: { agreement } });
    expect(announced(worlds, '2025-10-28')).toEqual([]);
  });

  test('continue_after_events_on_other_terms_or_of_earlier_days', () => {
    const earlier: GivenEvent = { occurred: '2025-09-11', effects: [set('stake/m', 27)] };
    const other: GivenEvent = { occurred: '2025-10-28', effects: [set('hosting', 'free')] };
    expect(announced(given(started, mou, earlier, other), '2026-01-01')).toEqual([2]);
  });
});

describe('the days of an entry', () => {
  const daysOn = (at: string, ...events: GivenEvent[]) =>
    answerOn(given(started, ...events), at).terms.map(({ segment }) => {
      const { from, to } = segment!;
      return `${formatDay(from)}/${to === Infinity ? '' : formatDay(to)}`;
    });
  const hosting: GivenEvent = { occurred: '2020-01-02', effects: [set('hosting', 'v')] };
  const left: GivenEvent = { occurred: '2024-03', type: 'PartiesChanged', data: { left: ['openai'] } };
  const joined: GivenEvent = { occurred: '2025-01-01', type: 'PartiesChanged', data: { joined: [party('oracle')] } };

  test('end_when_too_few_parties_are_bound_and_begin_again_with_a_new_party', () => {
    expect(daysOn('2023-03-10', hosting, left)).toEqual(['2020-01-02/2024-03-31']);
    expect(daysOn('2024-03-10', hosting, left, joined)).toEqual(['2020-01-02/2024-03-31']);
    expect(daysOn('2024-03-31', hosting, left, joined)).toEqual([]);
    expect(daysOn('2026-01-01', hosting, left, joined)).toEqual(['2025-01-01/']);
  });

  test('are_those_of_the_first_run_within_an_interval', () => {
    expect(daysOn('[2024-03-10..2026-01-01]', hosting, left, joined)).toEqual(['2020-01-02/2024-03-31']);
    expect(daysOn('[2024-06-01..2026-01-01]', hosting, left, joined)).toEqual(['2025-01-01/']);
  });

  test('of_a_suspension_also_end_when_too_few_parties_are_bound', () => {
    const suspended: GivenEvent = {
      occurred: '2021-01-01',
      effects: [override('hosting', null, { until: '2030-12-31' })],
    };
    expect(daysOn('2023-03-10', hosting, suspended, left, joined)).toEqual(['2021-01-01/2024-03-31']);
    expect(daysOn('2026-01-01', hosting, suspended, left, joined)).toEqual(['2025-01-01/2031-01-01']);
  });

  test('continue_through_a_change_of_the_bound_parties', () => {
    expect(daysOn('2026-01-01', hosting, joined)).toEqual(['2020-01-02/']);
  });
});
