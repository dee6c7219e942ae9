import { boundsOf, formatDay } from '.';
import fc from 'fast-check';
import { addDuration, addToEnd, durationOf, lastDayBroughtTo, timesDuration } from './duration';

const day = (text: string): number => boundsOf(text).lo;
const after = (text: string, duration: string): string => formatDay(addDuration(day(text), durationOf(duration)));
const endAfter = (text: string, duration: string): string => formatDay(addToEnd(day(text), durationOf(duration)));

describe('a duration', () => {
  it('counts_years_and_months_as_months_and_weeks_as_days', () => {
    expect(durationOf('P1Y6M')).toEqual({ months: 18, days: 0 });
    expect(durationOf('P2W')).toEqual({ months: 0, days: 14 });
    expect(durationOf('P90D')).toEqual({ months: 0, days: 90 });
  });

  it('with_invalid_text_is_zero', () => {
    expect(durationOf('five years')).toEqual({ months: 0, days: 0 });
  });

  it('that_leads_to_a_missing_day_ends_on_the_last_day_of_that_month', () => {
    expect(after('2024-01-31', 'P1M')).toBe('2024-02-29');
    expect(after('2024-02-29', 'P1Y')).toBe('2025-02-28');
    expect(after('2024-02-29', 'P10D')).toBe('2024-03-10');
  });

  it('subtracted_also_ends_on_the_last_day_of_a_shorter_month', () => {
    const back = addDuration(day('2024-03-31'), timesDuration(durationOf('P1M'), -1));
    expect(formatDay(back)).toBe('2024-02-29');
  });

  it('of_months_keeps_an_end_on_the_last_day_of_its_month', () => {
    expect(endAfter('2024-02-29', 'P1M')).toBe('2024-03-31');
    expect(endAfter('2024-02-28', 'P1M')).toBe('2024-03-28');
    expect(endAfter('2024-04-30', 'P1D')).toBe('2024-05-01');
    expect(endAfter('2024-06-30', 'P1Y')).toBe('2025-06-30');
  });
});

test('lastDayBroughtTo_is_the_last_day_that_the_duration_does_not_move_past_the_target', () => {
  const days = fc.integer({ min: day('0001-01-01'), max: day('9999-12-31') });
  const durations = fc.record({ months: fc.nat(300), days: fc.nat(60) });
  fc.assert(
    fc.property(days, durations, (target, duration) => {
      const last = lastDayBroughtTo(target, duration);
      expect(addDuration(last, duration)).toBeLessThanOrEqual(target);
      expect(addDuration(last + 1, duration)).toBeGreaterThan(target);
    }),
    { numRuns: 5_000, seed: 20 },
  );
});
