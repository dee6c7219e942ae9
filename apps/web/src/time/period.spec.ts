import { dayOf, isoDay } from './day';
import { addToEnd, lastDayOf, periodOf, timesPeriod } from './period';

test.each([
  ['2021-12-31', 'P1Y', 1, '2022-12-31'],
  ['2021-02-28', 'P1Y', 3, '2024-02-29'],
  ['2021-01-31', 'P1M', 1, '2021-02-28'],
  ['2021-01-30', 'P1M', 1, '2021-02-28'],
  ['2021-11-15', 'P1Y6M', 2, '2024-11-15'],
  ['2021-12-31', 'P2W', 1, '2022-01-14'],
  ['2021-12-31', 'P90D', 2, '2022-06-29'],
])('after_%s_and_%s_%s_times_the_last_day_is_%s', (day, period, times, last) => {
  expect(isoDay(addToEnd(dayOf(day), timesPeriod(periodOf(period), times)))).toBe(last);
});

test.each([
  ['2021-01-01', 'P1Y', '2021-12-31'],
  ['2020-02-29', 'P1Y', '2021-02-27'],
  ['2021-03-15', 'P6M', '2021-09-14'],
])('what_begins_on_%s_for_%s_ends_on_%s', (first, period, last) => {
  expect(isoDay(lastDayOf(dayOf(first), periodOf(period)))).toBe(last);
});
