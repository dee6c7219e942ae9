import { boundsOf, formatDay } from '../dates';
import { expirationsOf } from './expirations';
import { end, given, set, started, termOf, type Told } from './former/testing/given';

const a = termOf('a');
const during = (period: string, ...events: readonly Told[]) =>
  [...expirationsOf(given(started, ...events), a, boundsOf(period))].map(({ lastDay, certainty, value }) => [
    value,
    certainty,
    formatDay(lastDay.lo),
    lastDay.hi === Infinity ? null : formatDay(lastDay.hi),
  ]);

const until = (last: unknown): Told => ({ occurred: '2025-01-01', effects: [set('a', 1, { until: last })] });

test('a_stated_end_is_in_the_period_of_its_last_day', () => {
  expect(during('2030', until('2030-12-31'))).toEqual([[1, 'definitely', '2030-12-31', '2030-12-31']]);
  expect(during('2031', until('2030-12-31'))).toEqual([]);
  expect(during('2029', until('2030-12-31'))).toEqual([]);
});

test('an_imprecise_end_may_be_in_part_of_its_bounds', () => {
  expect(during('2030', until('2030'))).toEqual([[1, 'definitely', '2030-01-01', '2030-12-31']]);
  expect(during('2030-05', until('2030'))).toEqual([[1, 'possibly', '2030-01-01', '2030-12-31']]);
});

test('an_end_of_which_nobody_said_when_may_be_in_every_period', () => {
  expect(during('2040', until({ unknown: true }))).toEqual([[1, 'possibly', '2025-01-01', null]]);
});

test('an_end_that_was_recorded_counts_like_a_stated_one', () => {
  const ended: Told = { occurred: '2026-06-01', effects: [end('a')] };
  expect(during('2026-05', until('2030-12-31'), ended)).toEqual([[1, 'definitely', '2026-05-31', '2026-05-31']]);
  expect(during('2030', until('2030-12-31'), ended)).toEqual([]);
});

test('so_does_the_end_of_the_partnership', () => {
  const over: Told = { occurred: '2026-06-01', type: 'PartnershipEnded', data: { reason: 'over' } };
  expect(during('2026-05-31', until('2030-12-31'), over)).toEqual([[1, 'definitely', '2026-05-31', '2026-05-31']]);
});

test('what_gives_way_to_another_value_does_not_expire', () => {
  const changed: Told = { occurred: '2026-06-01', effects: [set('a', 2)] };
  expect(during('2026', until('2030-12-31'), changed)).toEqual([]);
});

test('what_is_renewed_in_time_does_not_expire', () => {
  const renewed: Told = { occurred: '2030-06-01', effects: [set('a', 1, { until: '2035-12-31' })] };
  expect(during('2030', until('2030-12-31'), renewed)).toEqual([]);
  expect(during('2035', until('2030-12-31'), renewed)).toHaveLength(1);
});
