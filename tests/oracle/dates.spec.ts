import { add, addKeepingMonthEnd, civilOf, dayOf, durationOf, textOf } from './calendar';
import { boundsOf, NotADate } from './dates';
import { lastRenewedDay } from './own-days';

const span = (written: string): string => {
  const { lo, hi } = boundsOf(written);
  return `${textOf(lo)} ${textOf(hi)}`;
};

describe('dates', () => {
  it.each([
    ['2025-10-28', '2025-10-28 2025-10-28'],
    ['2024-02-29', '2024-02-29 2024-02-29'],
    ['2025-10', '2025-10-01 2025-10-31'],
    ['2025-10-XX', '2025-10-01 2025-10-31'],
    ['2019', '2019-01-01 2019-12-31'],
    ['201X', '2010-01-01 2019-12-31'],
    ['20XX', '2000-01-01 2099-12-31'],
    ['00XX', '0001-01-01 0099-12-31'],
    ['2025-33', '2025-01-01 2025-03-31'],
    ['2025-36', '2025-10-01 2025-12-31'],
    ['[2026-02-27..2026-03-31]', '2026-02-27 2026-03-31'],
    ['[..2026-03]', '0001-01-01 2026-03-31'],
    ['[2026-02..]', '2026-02-01 9999-12-31'],
    ['2019~', '2018-01-01 2020-12-31'],
    ['2025-01%', '2024-12-01 2025-02-28'],
    ['2025-03-01~', '2025-02-28 2025-03-02'],
    ['2025-33~', '2024-10-01 2025-06-30'],
    ['201X~', '2000-01-01 2029-12-31'],
    ['2019?', '2019-01-01 2019-12-31'],
    ['0001~', '0001-01-01 0002-12-31'],
    ['9999~', '9998-01-01 9999-12-31'],
  ])('%s_is_%s', (written, expected) => {
    expect(span(written)).toBe(expected);
  });

  it.each([
    '',
    '2025-02-29',
    '2025-13',
    '2025-21',
    '2025-10-00',
    '0000',
    '19',
    '2025-1-1',
    '[..]',
    '[2026..2025]',
    '2025/2026',
    '2025-33-XX',
    '2025-10-28T00:00',
    'Y17000',
    '2019~~',
    '2XXX',
  ])('%s_is_no_date', (written) => {
    expect(() => boundsOf(written)).toThrow(NotADate);
  });

  it('conversions_from_days_to_civil_dates_and_back_are_inverse', () => {
    const days = Array.from({ length: 37_000 }, (_, index) => dayOf(1, 1, 1) + index * 97);
    const again = days.map(civilOf).map(({ year, month, dayOfMonth }) => dayOf(year, month, dayOfMonth));
    expect(again).toEqual(days);
    expect(dayOf(2024, 3, 1)).toBe(Date.UTC(2024, 2, 1) / 86_400_000);
  });
});

describe('durations', () => {
  const after = (day: string, duration: string) => textOf(add(boundsOf(day).lo, durationOf(duration)));
  const renewed = (day: string, duration: string) => textOf(addKeepingMonthEnd(boundsOf(day).lo, durationOf(duration)));

  it('a_day_that_its_month_does_not_have_becomes_the_last_day', () => {
    expect(after('2024-01-31', 'P1M')).toBe('2024-02-29');
    expect(after('2024-02-29', 'P1Y')).toBe('2025-02-28');
    expect(after('2024-01-15', 'P1Y1M1W1D')).toBe('2025-02-23');
  });

  it('the_last_day_of_a_month_stays_the_last_day_when_a_term_renews', () => {
    expect(renewed('2023-02-28', 'P1Y')).toBe('2024-02-29');
    expect(renewed('2024-04-30', 'P1M')).toBe('2024-05-31');
    expect(renewed('2024-04-29', 'P1M')).toBe('2024-05-29');
    expect(renewed('2024-02-29', 'P4W')).toBe('2024-03-28');
  });

  it('a_term_ends_on_the_first_end_whose_deadline_is_not_before_the_notice', () => {
    const ends = (notice: string) =>
      textOf(lastRenewedDay(boundsOf('2024-12-31').lo, { period: 'P1Y', notice: 'P30D' }, boundsOf(notice).lo));
    expect([ends('2024-12-01'), ends('2024-12-02'), ends('2026-06-01')]).toEqual([
      '2024-12-31',
      '2025-12-31',
      '2026-12-31',
    ]);
  });

  it.each(['P', 'PT1H', '1Y', 'P1.5Y', '-P1D'])('%s_is_no_duration', (written) => {
    expect(() => durationOf(written)).toThrow();
  });
});
