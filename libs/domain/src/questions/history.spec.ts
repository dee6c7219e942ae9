import { formatDay } from '../dates';
import { historyOf as tellHistory } from './history';

const historyOf = (...asked: Parameters<typeof tellHistory>) => {
  const told = tellHistory(...asked);
  return { ...told, segments: [...told.segments] };
};

import { end, given, reaffirm, set, started, termOf, TODAY } from './former/testing/given';

const hosting = termOf('hosting');

test('a_history_has_a_segment_for_each_stretch_of_days_and_names_the_end', () => {
  const state = given(
    started,
    { occurred: '2023-01-23', effects: [set('hosting', 'azure')] },
    { occurred: '2025-10', effects: [set('hosting', 'any')] },
    { occurred: '2026-02-27', effects: [end('hosting')] },
  );
  const told = historyOf(state, hosting, TODAY).segments.map(({ segment, answers, ends }) => [
    formatDay(segment.from),
    segment.to === Infinity ? null : formatDay(segment.to),
    answers.map(({ value, certainty }) => `${certainty} ${String(value)}`),
    ends.map(({ order }) => order[0]),
  ]);
  expect(told).toEqual([
    ['2023-01-23', '2025-09-30', ['definitely azure'], []],
    ['2025-10-01', '2025-10-30', ['possibly azure', 'possibly any'], []],
    ['2025-10-31', '2026-02-26', ['definitely any'], []],
    ['2026-02-27', null, [], [4]],
  ]);
});

test('an_open_condition_leaves_the_segment_whole_and_says_from_when_on_it_is_only_possible', () => {
  const conditional = { untilCondition: 'agi' };
  const state = given(
    started,
    { occurred: '2025-10-28', effects: [set('hosting', 'azure', conditional)] },
    { occurred: '2027-01-01', effects: [set('hosting', 'any', conditional)] },
  );
  const answers = historyOf(state, hosting, TODAY).segments.flatMap((segment) => segment.answers);
  expect(answers).toMatchObject([
    { value: 'azure', certainty: 'definitely', possiblyAfter: TODAY },
    { value: 'any', certainty: 'possibly', possiblyAfter: null },
  ]);
});

test('a_condition_that_came_true_cuts_the_segment', () => {
  const state = given(
    started,
    { occurred: '2025-10-28', effects: [set('hosting', 'azure', { untilCondition: 'agi' })] },
    { occurred: '2029-05', type: 'ConditionMet', data: { condition: 'agi' } },
  );
  const told = historyOf(state, hosting, TODAY).segments.map(({ segment, answers }) => [
    formatDay(segment.to),
    answers[0]?.certainty,
  ]);
  expect(told).toEqual([
    ['2029-05-01', 'definitely'],
    ['2029-05-31', 'possibly'],
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
  expect(historyOf(state, hosting, TODAY).reaffirmations.map(({ order }) => order[0])).toEqual([5, 4]);
});

test('answers_that_bind_others_are_left_out', () => {
  const state = given(
    started,
    { occurred: '2020', effects: [set('hosting', 'a')] },
    { occurred: '2021-01-01', effects: [set('hosting', 'b', { between: ['openai', 'amazon'] })] },
  );
  const filtered = historyOf(state, hosting, TODAY, new Set(['microsoft', 'openai'])).segments;
  expect(filtered.flatMap(({ answers }) => answers.map(({ value }) => value))).toEqual(['a', 'a']);
});
