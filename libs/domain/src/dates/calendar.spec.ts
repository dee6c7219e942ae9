import fc from 'fast-check';

import { addMonths, civilOf, dayOf, dayOfInstant, FIRST_DAY, formatDay, LAST_DAY, type Day } from '.';

const MS_A_DAY = 86_400_000;
const anyDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY });

function sameDate(day: Day, date: Date): boolean {
  const { year, month, day: ofMonth } = civilOf(day);
  const same = year === date.getUTCFullYear() && month === date.getUTCMonth() + 1 && ofMonth === date.getUTCDate();
  return same && dayOf(year, month, ofMonth) === day;
}

describe('calendar', () => {
  it('counts_days_from_1970', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(dayOf(1969, 12, 31)).toBe(-1);
    expect(formatDay(FIRST_DAY)).toBe('0001-01-01');
    expect(formatDay(LAST_DAY)).toBe('9999-12-31');
  });

  it('agrees_with_the_platform_calendar_on_every_day_of_a_400_year_cycle', () => {
    let expected = new Date(Date.UTC(1899, 11, 31));
    for (let day = dayOf(1900, 1, 1); day < dayOf(2300, 1, 1); day += 1) {
      expected = new Date(expected.getTime() + MS_A_DAY);
      if (!sameDate(day, expected)) throw new Error(`${day} is ${expected.toISOString()}`);
    }
  });

  it('agrees_with_the_platform_calendar_on_any_day', () => {
    fc.assert(
      fc.property(anyDay, (day) => sameDate(day, new Date(day * MS_A_DAY))),
      { numRuns: 10_000 },
    );
  });

  it('formats_days_as_the_platform_does', () => {
    fc.assert(fc.property(anyDay, (day) => formatDay(day) === new Date(day * MS_A_DAY).toISOString().slice(0, 10)));
  });

  it.each([FIRST_DAY - 1, LAST_DAY + 1, Infinity, NaN, 0.5])('refuses_to_format_%p', (day) => {
    expect(() => formatDay(day)).toThrow(RangeError);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('adds_months_%s_%i', (from, months, expected) => {
    const [y = 0, m = 0, d = 0] = from.split('-').map(Number);
    expect(formatDay(addMonths(dayOf(y, m, d), months))).toBe(expected);
  });
});

describe('dayOfInstant', () => {
  it.each([
    ['2026-02-28T12:00:00.000Z', '2026-02-28'],
    ['2026-02-28T23:59:59.999999Z', '2026-02-28'],
    ['2026-02-28T23:30:00-01:00', '2026-03-01'],
    ['2026-03-01T00:30:00+01:00', '2026-02-28'],
    ['2016-12-31T23:59:60Z', '2016-12-31'],
    ['2026-02-28t12:00:00z', '2026-02-28'],
  ])('is_the_utc_day_of_%s', (instant, day) => {
    expect(formatDay(dayOfInstant(instant))).toBe(day);
  });

  it('agrees_with_the_platform_on_every_instant_and_offset', () => {
    const instant = fc.date({ min: new Date('0002-01-01'), max: new Date('9998-12-31'), noInvalidDate: true });
    const offset = fc.integer({ min: -1_439, max: 1_439 });
    fc.assert(
      fc.property(instant, offset, (at, minutes) => {
        const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const size = Math.abs(minutes);
        const hours = String(Math.floor(size / 60)).padStart(2, '0');
        const written = `${local}${minutes < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
        return dayOfInstant(written) === Math.floor(at.getTime() / MS_A_DAY);
      }),
    );
  });

  it.each([
    '',
    '2026-02-28',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:00:00',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:00-00:01',
    'now',
  ])('refuses_%p', (text) => {
    expect(() => dayOfInstant(text)).toThrow(RangeError);
  });
});
