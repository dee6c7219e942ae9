import type { OriginalContent } from '#contracts';
import { FIRST_DAY, formatDay, LAST_DAY } from '../dates';
import { partiesByDay } from './parties-by-day';
import { given, party, started, type GivenEvent } from './testing/given';

type Changes = Extract<OriginalContent, { type: 'PartiesChanged' }>['data'];
const changed = (occurred: string, data: Changes): GivenEvent => ({ occurred, type: 'PartiesChanged', data });

const dayOf = (day: number): string => (day === FIRST_DAY ? 'the beginning' : day > LAST_DAY ? 'open' : formatDay(day));
const rendered = (...events: GivenEvent[]) =>
  partiesByDay(given(started, ...events)).parties.map(({ party, runs }) => [
    party,
    ...runs.map(({ from, to, certainty }) => `${dayOf(from)} ${dayOf(to)} ${certainty}`),
  ]);

const ALWAYS = 'the beginning open definitely';

test('founders_are_parties_from_the_beginning', () => {
  expect(rendered()).toEqual([
    ['microsoft', ALWAYS],
    ['openai', ALWAYS],
  ]);
});

test('a_party_is_one_from_the_day_it_joins_to_the_day_before_it_leaves', () => {
  expect(
    rendered(changed('2021-03-01', { joined: [party('amazon')] }), changed('2023-01-01', { left: ['amazon'] })),
  ).toContainEqual(['amazon', '2021-03-01 2023-01-01 definitely']);
});

test('membership_is_possible_on_the_days_of_an_imprecise_change', () => {
  expect(rendered(changed('2021', { left: ['openai'] }))).toContainEqual([
    'openai',
    'the beginning 2021-01-01 definitely',
    '2021-01-01 2021-12-31 possibly',
  ]);
});

test('a_successor_replaces_its_predecessor_and_is_named', () => {
  const { parties } = partiesByDay(
    given(started, changed('2022-05-01', { succeeded: [{ party: 'openai', by: { id: 'oa', name: 'OA plc' } }] })),
  );
  expect(parties.map(({ party, name, succeededBy }) => [party, name, succeededBy])).toEqual([
    ['microsoft', 'microsoft', []],
    ['openai', 'openai', ['oa']],
    ['oa', 'OA plc', []],
  ]);
});

test('the_numbers_of_parties_and_days_are_bounded', () => {
  const joined = Array.from({ length: 150 }, (_, n) => party(`p-${n}`));
  const daily = Array.from({ length: 150 }, (_, n) =>
    changed(`${2020 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`, { joined: [party(`q-${n}`)] }),
  );
  const many = partiesByDay(given(started, changed('2019-08-01', { joined }), ...daily));
  expect([many.parties.length, many.moreParties > 50]).toEqual([100, true]);
  expect(many.parties[0]!.runs.at(-1)!.to).toBe(many.followedTo);
});
