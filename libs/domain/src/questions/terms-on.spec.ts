import { formatDay } from '../dates';
import { contest, end, given, idOf, on, reaffirm, set, started, termOf, type Told } from './testing/given';
import { termsOn as askTermsOn, type TermEntry, type TermsWanted } from './terms-on';
import type { PartnershipWorlds } from '../worlds';

const valueOf = ({ given: answer }: TermEntry): unknown => JSON.parse(answer?.value ?? 'null');
const told = (entry: TermEntry) =>
  [`${entry.term.kind}/${entry.term.scope}`, valueOf(entry), entry.given?.certainty ?? 'not'] as const;
const termsOn = (...asked: Parameters<typeof askTermsOn>) => {
  const { terms, pending, announced, exceptions } = askTermsOn(...asked);
  return { terms: [...terms], pending: [...pending], announced: [...announced], exceptions: [...exceptions] };
};
const answers = (state: PartnershipWorlds, at: string, clock?: string) => termsOn(state, on(at, clock)).terms.map(told);
const only = (filter: Partial<TermsWanted>): TermsWanted => ({ kinds: null, between: null, ...filter });

const hosting: Told = {
  occurred: '2023-01-23',
  effects: [set('hosting', 'exclusive'), set('stake/m', 27, { until: '2032-12-31' })],
};
const narrowed: Told = { occurred: '2026-02-27', effects: [end('hosting'), set('hosting/stateless', 'exclusive')] };

describe('the terms on a day', () => {
  test('are_sorted_by_kind_and_scope_and_told_from_their_first_day_on', () => {
    const state = given(started, hosting, narrowed);
    expect(answers(state, '2023-01-22')).toEqual([]);
    expect(answers(state, '2023-01-23')).toEqual([
      ['hosting/all', 'exclusive', 'definitely'],
      ['stake/m', 27, 'definitely'],
    ]);
    expect(answers(state, '2026-02-27')).toEqual([
      ['hosting/stateless', 'exclusive', 'definitely'],
      ['stake/m', 27, 'definitely'],
    ]);
    expect(answers(state, '2033-01-01')).toEqual([['hosting/stateless', 'exclusive', 'definitely']]);
  });

  test('carry_the_segment_of_the_day', () => {
    const [first] = termsOn(given(started, hosting, narrowed), on('2024-05-05')).terms;
    expect(formatDay(first!.segment!.from)).toBe('2023-01-23');
    expect(formatDay(first!.segment!.to)).toBe('2026-02-27');
  });

  test('tell_each_possible_value_once', () => {
    const state = given(
      started,
      { occurred: '2019', effects: [set('a', 1)] },
      { occurred: '2019', effects: [set('a', 2)] },
    );
    expect(answers(state, '2019-06-01')).toEqual([
      ['a/all', 1, 'possibly'],
      ['a/all', 2, 'possibly'],
    ]);
  });

  test('within_an_interval_are_definite_only_if_they_are_on_each_day', () => {
    const state = given(started, hosting, narrowed);
    expect(answers(state, '2024')[0]).toEqual(['hosting/all', 'exclusive', 'definitely']);
    expect(answers(state, '2026').slice(0, 2)).toEqual([
      ['hosting/all', 'exclusive', 'possibly'],
      ['hosting/stateless', 'exclusive', 'possibly'],
    ]);
  });

  test('with_an_open_condition_are_only_possible_after_the_clock_day', () => {
    const state = given(started, { occurred: '2025-10-28', effects: [set('a', 1, { untilCondition: 'agi' })] });
    expect(answers(state, '2026-11-22', '2026-11-22')).toEqual([['a/all', 1, 'definitely']]);
    expect(answers(state, '2026-11-23', '2026-11-22')).toEqual([['a/all', 1, 'possibly']]);
  });
});

describe('the parties that a term binds', () => {
  const joined: Told = {
    occurred: '2024-01-01',
    type: 'PartiesChanged',
    data: { joined: [{ id: 'oracle', name: 'Oracle' }] },
  };
  const state = given(
    started,
    { occurred: '2020', effects: [set('a', 1), set('b', 2, { between: ['openai', 'amazon'] })] },
    joined,
  );
  const between = (at: string) => termsOn(state, on(at)).terms.map((entry) => entry.given?.between);

  test('are_those_of_the_partnership_on_the_day_unless_they_are_named', () => {
    expect(between('2023-01-01')).toEqual([
      ['microsoft', 'openai'],
      ['amazon', 'openai'],
    ]);
    expect(between('2024-01-01')[0]).toEqual(['microsoft', 'openai', 'oracle']);
  });

  test('can_be_filtered_by', () => {
    const filter = only({ between: new Set(['microsoft', 'openai']) });
    expect(termsOn(state, on('2023-01-01'), filter).terms.map(told)).toEqual([['a/all', 1, 'definitely']]);
    expect(termsOn(state, on('2024-01-01'), filter).terms).toEqual([]);
  });

  test('and_so_can_kinds', () => {
    expect(termsOn(state, on('2023-01-01'), only({ kinds: new Set(['b']) })).terms.map(told)).toEqual([
      ['b/all', 2, 'definitely'],
    ]);
  });
});

describe('lastReaffirmed', () => {
  const last = (state: PartnershipWorlds, term: string, at: string) => {
    const { kind, scope } = termOf(term);
    return termsOn(state, on(at)).terms.find((entry) => entry.term.kind === kind && entry.term.scope === scope)
      ?.lastReaffirmed?.order[0];
  };
  const again: Told = { occurred: '2025-01-21', effects: [reaffirm('hosting')] };
  const all: Told = { occurred: '2026-02-27', effects: [reaffirm('*')] };

  test('is_the_latest_by_the_day', () => {
    const state = given(started, hosting, again, all);
    expect(last(state, 'hosting', '2025-01-20')).toBeUndefined();
    expect(last(state, 'hosting', '2025-01-21')).toBe(3);
    expect(last(state, 'hosting', '2026-02-27')).toBe(4);
  });

  test('of_everything_counts_for_what_binds_no_more_than_those_who_said_it', () => {
    const aws: Told = { occurred: '2025-11-03', effects: [set('purchase/aws', 38, { between: ['openai', 'amazon'] })] };
    const state = given(started, hosting, aws, all);
    expect(last(state, 'stake/m', '2026-03-01')).toBe(4);
    expect(last(state, 'purchase/aws', '2026-03-01')).toBeUndefined();
  });

  test('does_not_count_for_a_value_that_came_later', () => {
    const state = given(started, hosting, again, { occurred: '2025-10-28', effects: [set('hosting', 'free')] });
    expect(last(state, 'hosting', '2025-10-27')).toBe(3);
    expect(last(state, 'hosting', '2025-10-28')).toBeUndefined();
  });

  test('is_not_moved_by_what_is_only_reported', () => {
    expect(last(given(started, hosting, { ...again, standing: 'reported' }), 'hosting', '2026-01-01')).toBeUndefined();
  });
});

describe('dissent', () => {
  const dissent: Told = {
    occurred: '2026-02-27',
    assertedBy: ['amazon'],
    effects: [contest('hosting/frontier', 'bedrock', { until: '2026-06' })],
  };

  test('is_told_without_a_value_where_nothing_governs_on_the_days_it_covers', () => {
    const state = given(started, dissent);
    expect(answers(state, '2026-02-26')).toEqual([]);
    const [entry] = termsOn(state, on('2026-06-30')).terms;
    expect(entry).toMatchObject({ given: null, contested: [{ value: '"bedrock"', assertedBy: ['amazon'] }] });
    expect(answers(state, '2026-07-01')).toEqual([]);
  });

  test('stands_beside_what_governs', () => {
    const state = given(started, { occurred: '2020', effects: [set('hosting/frontier', 'azure')] }, dissent);
    expect(answers(state, '2026-03-01')).toEqual([['hosting/frontier', 'azure', 'definitely']]);
    expect(termsOn(state, on('2026-03-01')).terms[0]!.contested).toHaveLength(1);
  });
});

describe('announcements', () => {
  const mou: Told = { occurred: '2025-09-11', standing: 'non-binding', effects: [set('stake/m', 30)] };
  const announced = (state: PartnershipWorlds, at: string) =>
    termsOn(state, on(at)).announced.map(({ order }) => order[0]);

  test('are_listed_and_never_govern', () => {
    const state = given(started, mou);
    expect(announced(state, '2025-09-10')).toEqual([]);
    expect(announced(state, '2025-09-11')).toEqual([2]);
    expect(announced(state, '2030-01-01')).toEqual([2]);
    expect(answers(state, '2025-09-11')).toEqual([['stake/m', null, 'not']]);
  });

  test('end_when_something_definitive_touches_one_of_their_terms', () => {
    const state = given(started, mou, { occurred: '2025-10-28', effects: [reaffirm('stake/m')] });
    expect(announced(state, '2025-10-27')).toEqual([2]);
    expect(announced(state, '2025-10-28')).toEqual([]);
  });

  test('end_when_something_definitive_names_them', () => {
    const agreement = { id: 'a', title: 'a', form: 'restatement' as const, amends: [idOf(2)] };
    const state = given(started, mou, { occurred: '2025-10-28', data: { agreement } });
    expect(announced(state, '2025-10-28')).toEqual([]);
  });

  test('go_on_past_what_touches_no_term_of_theirs_or_came_before_them', () => {
    const earlier: Told = { occurred: '2025-09-11', effects: [set('stake/m', 27)] };
    const other: Told = { occurred: '2025-10-28', effects: [set('hosting', 'free')] };
    expect(announced(given(started, mou, earlier, other), '2026-01-01')).toEqual([2]);
  });
});
