import { periodOf } from './period';

test.each([
  ['2026-03-01', '2036'],
  ['2019', '2029'],
  ['9995', '9999'],
  ['0001-01-01', '0011'],
  ['201X', '201X'],
  ['spring', 'spring'],
])('a_period_from_%s_ends_with_%s', (from, to) => {
  expect(periodOf({ from })).toEqual({ from, to });
});

test('a_period_begins_today_by_default', () => {
  expect(periodOf({}).from).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(periodOf({ to: '2030' }).to).toBe('2030');
});
