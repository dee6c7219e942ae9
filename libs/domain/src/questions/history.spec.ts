import { boundsOf, formatDay, type Day } from '../dates';
import type { PartnershipWorlds } from '../worlds';
import { historyOf as tellHistory, type HistoricSegment } from './history';
import { asked } from './testing/asked';
import {
  contest,
  end,
  given,
  notice,
  on,
  override,
  party,
  reaffirm,
  set,
  started,
  termOf,
  TODAY,
  type Told,
} from './testing/given';

const historyOf = (worlds: PartnershipWorlds, clock = TODAY, parties: ReadonlySet<string> | null = null) => {
  const told = tellHistory(worlds.at(clock), hosting, parties);
  return { ...told, segments: [...told.segments] };
};
const dayOrNull = (day: Day | null) => (day === null || day === Infinity ? null : formatDay(day));
/** `2023-01-23/2025-10-01: definitely azure` */
const inWords = ({ segment, answers, suspended }: HistoricSegment) => {
  const values = answers.map(({ value, certainty }) => `${certainty} ${String(JSON.parse(value))}`);
  const all = suspended === 'not' ? values : [...values, `suspended ${suspended}`];
  return `${formatDay(segment.from)}/${dayOrNull(segment.to) ?? ''}: ${all.join(', ')}`;
};

const hosting = termOf('hosting');

test('a_history_has_a_segment_for_each_stretch_of_days_and_names_the_end', () => {
  const state = given(
    started,
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2025-10', effects: [set('hosting', 'any')] },
    { occurred: '2026-02-27', effects: [end('hosting')] },
  );
  const told = historyOf(state).segments;
  expect(told.map(inWords)).toEqual([
    '2023-01-23/2025-10-01: definitely azure',
    '2025-10-01/2025-10-31: possibly azure, possibly any',
    '2025-10-31/2026-02-27: definitely any',
    '2026-02-27/: ',
  ]);
  expect(told.map(({ ends }) => ends.map(({ because, by }) => [because, by.order[0]]))).toEqual([
    [],
    [],
    [],
    [['end', 4]],
  ]);
});

test('an_open_condition_leaves_the_segment_whole_and_says_from_when_on_it_is_only_possible', () => {
  const conditional = { untilCondition: 'agi' };
  const state = given(
    started,
    { occurred: '2025-10-28', effects: [set('hosting', 'azure', conditional)] },
    { occurred: '2027-01-01', effects: [set('hosting', 'any', conditional)] },
  );
  const answers = historyOf(state).segments.flatMap((segment) => segment.answers);
  expect(answers).toMatchObject([
    { value: '"azure"', certainty: 'definitely', possiblyAfter: TODAY },
    { value: '"any"', certainty: 'possibly', possiblyAfter: null },
  ]);
});

test('a_condition_that_came_true_cuts_the_segment', () => {
  const state = given(
    started,
    { occurred: '2025-10-28', effects: [set('hosting', 'azure', { untilCondition: 'agi' })] },
    { occurred: '2029-05', type: 'ConditionMet', data: { condition: 'agi' } },
  );
  expect(historyOf(state).segments.map(inWords)).toEqual([
    '2025-10-28/2029-05-02: definitely azure',
    '2029-05-02/2029-06-01: possibly azure',
  ]);
});

test('reaffirmations_come_from_the_first_to_the_last_and_only_where_the_term_may_be_in_force', () => {
  const state = given(
    started,
    { occurred: '2020-01-01', effects: [reaffirm('*')] },
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2026-02-27', effects: [reaffirm('*')] },
    { occurred: '2025-01-21', effects: [reaffirm('hosting')] },
  );
  expect(historyOf(state).reaffirmations.map(({ order }) => order[0])).toEqual([5, 4]);
});

test('answers_that_bind_others_are_left_out', () => {
  const state = given(
    started,
    { occurred: '2020', effects: [set('hosting', 'a')] },
    { occurred: '2021-01-01', effects: [set('hosting', 'b', { between: ['openai', 'amazon'] })] },
  );
  const filtered = historyOf(state, TODAY, new Set(['microsoft', 'openai'])).segments;
  expect(filtered.flatMap(({ answers }) => answers.map(({ value }) => value))).toEqual(['"a"', '"a"']);
});

test('what_waits_for_a_condition_may_hold_from_the_day_after_the_clock_day_on', () => {
  const worlds = given(
    started,
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2025-10-28', effects: [set('hosting', 'any', { fromCondition: 'approval', by: '2027-03-31' })] },
  );
  const { segments, pending } = historyOf(worlds);
  expect(segments.map(inWords)).toEqual([
    '2023-01-23/2025-10-28: definitely azure',
    '2025-10-28/: definitely azure, possibly any',
  ]);
  expect(segments[1]).toMatchObject({
    answers: [{ possiblyAfter: TODAY }, { possiblyFrom: TODAY + 1 }],
    openConditions: ['approval'],
  });
  expect(pending.map(({ claim, from, to }) => [claim.order[0], formatDay(from), formatDay(to)])).toEqual([
    [3, '2025-10-28', '2026-11-22'],
  ]);
  expect(historyOf(worlds, on('2027', '2027-04-01').clock).segments.map(inWords)).toEqual([
    '2023-01-23/2025-10-28: definitely azure',
    '2025-10-28/: definitely azure',
  ]);
});

test('an_override_stands_in_front_and_a_suspension_leaves_no_value', () => {
  const worlds = given(started, {
    occurred: '2023-01-23',
    effects: [
      set('hosting', 'azure'),
      override('hosting', 'any', { from: '2024-01-01', until: '2024-06-30' }),
      override('hosting', null, { from: '2025-01-01', until: '2025-06-30' }),
    ],
  });
  const { segments } = historyOf(worlds);
  expect(segments.map(inWords)).toEqual([
    '2023-01-23/2024-01-01: definitely azure',
    '2024-01-01/2024-07-01: definitely any',
    '2024-07-01/2025-01-01: definitely azure',
    '2025-01-01/2025-07-01: suspended definitely',
    '2025-07-01/: definitely azure',
  ]);
  expect(segments[3]!.suspensions.map(({ order }) => order)).toEqual([[2, 2]]);
  const covered = segments.map((segment) => segment.covered.map(({ value, certainty }) => [value, certainty]));
  expect(covered).toEqual([[], [['"azure"', 'definitely']], [], [['"azure"', 'definitely']], []]);
});

describe('a term that renews itself', () => {
  const renewal = { period: 'P1Y', notice: 'P1M' };
  const renewing: Told = {
    occurred: '2025-01-01',
    effects: [set('hosting', 'azure', { until: '2025-12-31', renewal })],
  };

  test('is_definite_up_to_the_end_that_notice_can_still_bring_and_names_its_deadline', () => {
    const { segments } = historyOf(given(started, renewing));
    expect(segments.map(inWords)).toEqual(['2025-01-01/2026-01-01: definitely azure', '2026-01-01/: definitely azure']);
    expect(segments[1]!.answers.map(({ possiblyAfter }) => dayOrNull(possiblyAfter))).toEqual(['2026-12-31']);
    expect(
      segments.flatMap(({ renewals }) =>
        renewals.map((each) => [each.noticeBy, each.until, each.renewsTo].map(formatDay)),
      ),
    ).toEqual([['2026-11-30', '2026-12-31', '2027-12-31']]);
  });

  test('ends_when_notice_was_given_in_time', () => {
    const given_ = given(started, renewing, { occurred: '2026-06-01', effects: [notice('hosting')] });
    const { segments } = historyOf(given_);
    expect(segments.map(inWords)).toEqual(['2025-01-01/2027-01-01: definitely azure']);
    expect(segments[0]!.renewals).toEqual([]);
  });
});

describe('what ended a term is told with the days after it', () => {
  const deal: Told = { occurred: '2023-01-23', effects: [set('hosting', 'azure')] };
  const endsAfter = (...events: Told[]) =>
    historyOf(given(started, ...events)).segments.map(({ ends }) =>
      ends.map(({ because, by }) => [because, by.order[0]]),
    );

  test('if_another_term_replaced_it', () => {
    const narrowed: Told = {
      occurred: '2026-02-27',
      effects: [set('hosting/stateless', 'azure', { replaces: [hosting] })],
    };
    expect(endsAfter(deal, narrowed)).toEqual([[], [['replaced', 3]]]);
  });

  test('if_its_agreement_or_the_partnership_ended', () => {
    const ended: Told = {
      occurred: '2024-01-01',
      type: 'AgreementEnded',
      data: { agreement: 'a', how: 'terminated' },
    };
    const over: Told = { occurred: '2024-01-01', type: 'PartnershipEnded', data: { reason: 'over' } };
    expect(endsAfter(deal, ended)).toEqual([[], [['agreement-ended', 3]]]);
    expect(endsAfter(deal, over)).toEqual([[], [['partnership-ended', 3]]]);
  });

  test('and_where_another_value_follows_there_are_none', () => {
    expect(
      endsAfter(
        deal,
        { occurred: '2024-01-01', effects: [end('hosting')] },
        { occurred: '2024-01-01', effects: [set('hosting', 'b')] },
      ),
    ).toEqual([[], []]);
  });
});

test('an_end_on_an_imprecise_day_is_told_from_its_first_day_on', () => {
  const worlds = given(
    started,
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2026-02', effects: [end('hosting')] },
    { occurred: '2026-06-01', effects: [set('hosting', 'any')] },
  );
  const told = historyOf(worlds).segments;
  expect(told.map(inWords)).toEqual([
    '2023-01-23/2026-02-01: definitely azure',
    '2026-02-01/2026-02-28: possibly azure',
    '2026-02-28/2026-06-01: ',
    '2026-06-01/: definitely any',
  ]);
  expect(told.map(({ ends }) => ends.length)).toEqual([0, 1, 1, 0]);
  expect(told.map(({ inForce }) => inForce)).toEqual(['definitely', 'possibly', 'not', 'definitely']);
});

test('days_after_a_stated_last_day_are_no_segment', () => {
  const worlds = given(started, {
    occurred: '2023-01-23',
    effects: [set('hosting', 'azure', { until: '2024-12-31' })],
  });
  expect(historyOf(worlds).segments.map(inWords)).toEqual(['2023-01-23/2025-01-01: definitely azure']);
});

test('where_too_few_are_bound_nothing_is_in_force', () => {
  const left: Told = { occurred: '2025-01-01', type: 'PartiesChanged', data: { left: ['openai'] } };
  const back: Told = { occurred: '2026-01-01', type: 'PartiesChanged', data: { joined: [party('openai')] } };
  const worlds = given(started, { occurred: '2023-01-23', effects: [set('hosting', 'azure')] }, left, back);
  const told = historyOf(worlds).segments;
  expect(told.map(inWords)).toEqual([
    '2023-01-23/2025-01-01: definitely azure',
    '2025-01-01/2026-01-01: ',
    '2026-01-01/: definitely azure',
  ]);
  expect(told[1]!.ends.map(({ because, by }) => [because, by.order[0]])).toEqual([['too-few-bound', 3]]);
});

test('one_of_two_values_is_in_force_where_one_follows_the_other_on_an_imprecise_day', () => {
  const worlds = given(
    started,
    { occurred: '2019-01-01', effects: [set('hosting', 'azure')] },
    { occurred: '2022-10', effects: [set('hosting', 'any')] },
  );
  expect(historyOf(worlds).segments.map((each) => [inWords(each), each.inForce])).toEqual([
    ['2019-01-01/2022-10-01: definitely azure', 'definitely'],
    ['2022-10-01/2022-10-31: possibly azure, possibly any', 'definitely'],
    ['2022-10-31/: definitely any', 'definitely'],
  ]);
});

test('changes_of_who_is_bound_are_listed_beside_and_leave_the_segment_whole', () => {
  const joined: Told = { occurred: '2024-01-01', type: 'PartiesChanged', data: { joined: [party('oracle')] } };
  const left: Told = { occurred: '2025', type: 'PartiesChanged', data: { left: ['oracle'] } };
  const worlds = given(started, { occurred: '2023-01-23', effects: [set('hosting', 'azure')] }, joined, left);
  const [segment, ...others] = historyOf(worlds).segments;
  expect(others).toEqual([]);
  expect(segment!.answers[0]).toMatchObject({ between: ['microsoft', 'openai'], mayBind: [] });
  expect(
    segment!.answers[0]!.boundChanges.map(({ from, between, mayBind }) => [formatDay(from), between, mayBind]),
  ).toEqual([
    ['2024-01-01', ['microsoft', 'openai', 'oracle'], []],
    ['2025-01-01', ['microsoft', 'openai'], ['oracle']],
    ['2025-12-31', ['microsoft', 'openai'], []],
  ]);
});

test('what_is_contested_and_what_is_not_counted_are_told_apart', () => {
  const worlds = given(
    started,
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2024-01-01', effects: [contest('hosting', 'any')] },
    { occurred: '2025-01-01', standing: 'reported', effects: [end('hosting')] },
  );
  const { contested, notCounted } = historyOf(worlds);
  expect([contested, notCounted].map((said) => said.map(({ order }) => order[0]))).toEqual([[3], [4]]);
});

test('a_suspension_that_waits_for_a_condition_is_possible_from_the_day_after_the_clock_day_on', () => {
  const worlds = given(
    started,
    { occurred: '2020-01-01', effects: [set('hosting', 'azure')] },
    { occurred: '2024-01-01', effects: [override('hosting', null, { fromCondition: 'x', until: { unknown: true } })] },
  );
  const [, waiting] = historyOf(worlds).segments;
  expect(inWords(waiting!)).toBe('2024-01-01/: definitely azure, suspended possibly');
  expect(dayOrNull(waiting!.suspendedPossiblyFrom)).toBe('2026-11-23');
  expect(dayOrNull(waiting!.answers[0]!.possiblyAfter)).toBe('2026-11-22');
});

test('what_waits_or_suspends_between_others_is_left_out_where_parties_are_asked_about', () => {
  const others = ['microsoft', 'x'];
  const worlds = given(
    started,
    { occurred: '2020-01-01', effects: [set('hosting', 'azure', { fromCondition: 'x', between: others })] },
    { occurred: '2024-01-01', effects: [override('hosting', null, { until: '2024-12-31', between: others })] },
  );
  const about = (...parties: string[]) => {
    const { segments, pending } = historyOf(worlds, TODAY, new Set(parties));
    return [segments.map(({ suspended }) => suspended).filter((each) => each !== 'not'), pending.length];
  };
  expect(about('microsoft', 'openai')).toEqual([[], 0]);
  expect(about('microsoft', 'x')).toEqual([['definitely'], 1]);
});

describe('a value that can be in force no longer is not told any more', () => {
  const clock = boundsOf('2026-12-01').lo;
  const x: Told = { occurred: '2020-01-01', effects: [set('hosting', 'azure', { until: '2028-12-31' })] };

  test('where_an_override_that_may_end_covers_it_to_its_end', () => {
    const suspended: Told = {
      occurred: '2020-01-01',
      effects: [override('hosting', null, { from: '2021-01-01', untilCondition: 'x' })],
    };
    const worlds = given(started, x, suspended);
    const { segments } = historyOf(worlds, clock);
    expect(segments.map(inWords)).toEqual([
      '2020-01-01/2021-01-01: definitely azure',
      '2021-01-01/2029-01-01: possibly azure, suspended definitely',
      '2029-01-01/: suspended possibly',
    ]);
    expect(segments.map(({ suspendedPossiblyAfter }) => suspendedPossiblyAfter)).toEqual([null, clock, null]);
    const segmentOn = (at: string) =>
      asked(worlds, at, {}, '2026-12-01').terms.map(
        ({ segment }) => `${formatDay(segment!.from)}/${dayOrNull(segment!.to) ?? ''}`,
      );
    expect(segmentOn('2026-06-01')).toEqual(['2021-01-01/2029-01-01']);
    expect(segmentOn('2028-06-01')).toEqual(['2021-01-01/2029-01-01']);
    expect(segmentOn('2029-06-01')).toEqual(['2029-01-01/']);
  });

  test('where_one_that_waited_has_certainly_taken_its_place', () => {
    const waiting: Told = {
      occurred: '2024-02-10',
      effects: [set('hosting', 'any', { fromCondition: { any: ['x', 'y'] } })],
    };
    const other: Told = { occurred: '2025-01-01', effects: [set('hosting', 'azure')] };
    const met: Told = { occurred: '2026', type: 'ConditionMet', data: { condition: 'y' } };
    const { segments } = historyOf(given(started, waiting, other, met), clock);
    expect(segments.map(inWords)).toEqual([
      '2025-01-01/2026-12-31: possibly any, definitely azure',
      '2026-12-31/: definitely any',
    ]);
    expect(segments[0]!.answers).toMatchObject([
      { possiblyFrom: boundsOf('2026-01-01').lo, possiblyAfter: null },
      { possiblyFrom: null, possiblyAfter: boundsOf('2025-12-31').lo },
    ]);
  });

  test('after_the_latest_day_to_start', () => {
    const waiting: Told = {
      occurred: '2024-01-01',
      effects: [set('hosting', 'any', { fromCondition: 'x', untilCondition: 'x', by: '2027-06-30' })],
    };
    const { segments } = historyOf(given(started, waiting), clock);
    expect(segments.map(({ segment }) => dayOrNull(segment.to))).toEqual(['2027-07-01']);
    expect(segments.map(({ answers }) => answers.map(({ certainty }) => certainty))).toEqual([['possibly']]);
  });
});
