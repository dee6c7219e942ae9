import { differenceBetween } from './difference';
import { historyOf } from './history';
import { given, on, set, started, termOf, TODAY, type GivenEvent } from './testing/given';
import { termsOn, type TermEntry } from './terms-on';

const VALUES = 25;
const term = termOf('hosting');
const valueOf = (entry: TermEntry): unknown => JSON.parse(entry.given!.value);
const day = (n: number): string => `2020-01-${String(n).padStart(2, '0')}`;

/** Values that each start on a different day. */
const changing = Array.from({ length: VALUES }, (_, n): GivenEvent => ({
  occurred: day(n + 1),
  effects: [set('hosting', n)],
}));
/** Values that may all be in force on one day. */
const unsure = Array.from({ length: VALUES }, (_, n): GivenEvent => ({
  occurred: '2020',
  effects: [set('hosting', n)],
}));

test.each([
  ['a_wide_interval', changing, '2020-01'],
  ['an_uncertain_day', unsure, '2020-06-01'],
])('the_terms_of_%s_list_the_first_20_values_and_count_the_others', (_name, events, at) => {
  const entries = [...termsOn(given(started, ...events), on(at)).terms];
  expect(entries.map(valueOf)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(new Set(entries.map(({ moreValues }) => moreValues))).toEqual(new Set([VALUES - 20]));
});

test('exactly_20_values_are_all_listed', () => {
  const [entry] = termsOn(given(started, ...changing.slice(0, 20)), on('2020-01')).terms;
  expect(entry!.moreValues).toBe(0);
});

test('only_values_that_bind_the_requested_parties_are_listed_and_counted', () => {
  const others = changing.map(({ occurred }, n) => ({
    occurred,
    effects: [set('hosting', n, n < 23 ? { between: ['openai', 'amazon'] } : {})],
  }));
  const between = new Set(['microsoft', 'openai']);
  const entries = [...termsOn(given(started, ...others), on('2020-01'), { kinds: null, between }).terms];
  expect(entries.map((entry) => [valueOf(entry), entry.moreValues])).toEqual([
    [23, 0],
    [24, 0],
  ]);
});

test('a_segment_of_a_history_lists_the_first_20_values_and_counts_the_others', () => {
  const [segment] = historyOf(given(started, ...unsure).at(TODAY), term).segments;
  expect([segment!.answers.length, segment!.moreValues]).toEqual([20, VALUES - 20]);
});

test('a_difference_only_in_values_beyond_the_limit_is_still_a_difference', () => {
  const before = given(started, ...unsure.slice(0, 24), { occurred: '2020', effects: [set('hosting', 'was')] });
  const after = given(started, ...unsure.slice(0, 24), { occurred: '2020', effects: [set('hosting', 'is')] });
  const at = on('2020-06-01');
  const [difference, ...others] = differenceBetween({ worlds: before, ...at }, { worlds: after, ...at });
  expect(others).toEqual([]);
  expect([difference!.was.length, difference!.moreWas]).toEqual([20, 5]);
  expect([difference!.now.length, difference!.moreNow]).toEqual([20, 5]);
  expect([...differenceBetween({ worlds: before, ...at }, { worlds: before, ...at })]).toEqual([]);
});
