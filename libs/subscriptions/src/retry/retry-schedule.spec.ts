import fc from 'fast-check';
import { readRetryAfter, RETRY_WAITS_MS, waitBeforeRetry } from './retry-schedule';

const HOUR = 3_600_000;

describe('the retry schedule', () => {
  it('has_ten_attempts_over_about_three_days', () => {
    const waits = RETRY_WAITS_MS.map((_, failed) => waitBeforeRetry(failed + 1, null, 0.5));
    expect(waits).toEqual([
      5_000,
      300_000,
      1_800_000,
      2 * HOUR,
      5 * HOUR,
      10 * HOUR,
      14 * HOUR,
      20 * HOUR,
      24 * HOUR,
      null,
    ]);
    expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0) / (24 * HOUR)).toBeCloseTo(3.15, 1);
  });

  it('varies_by_at_most_a_tenth', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (failed, random) => {
          const wait = waitBeforeRetry(failed, null, random)!;
          const planned = RETRY_WAITS_MS[failed]!;
          expect(Math.abs(wait - planned)).toBeLessThanOrEqual(0.1 * planned + 1);
        },
      ),
    );
    expect(waitBeforeRetry(2, null, 0)).not.toBe(waitBeforeRetry(2, null, 0.9));
  });

  it('waits_longer_on_request_but_never_shorter_and_at_most_a_day', () => {
    expect(waitBeforeRetry(1, 90_000, 0.5)).toBe(90_000);
    expect(waitBeforeRetry(2, 1_000, 0.5)).toBe(300_000);
    expect(waitBeforeRetry(1, 900 * HOUR, 0.5)).toBe(24 * HOUR);
    expect(waitBeforeRetry(10, 90_000, 0.5)).toBeNull();
  });

  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Sun, 22 Nov 2026 16:01:00 GMT', 60_000],
    ['Sun, 22 Nov 2026 15:00:00 GMT', 0],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['', null],
    [undefined, null],
  ])('reads_retry_after_%j_as_%j', (header, expected) => {
    expect(readRetryAfter(header, new Date('2026-11-22T16:00:00.000Z'))).toBe(expected);
  });
});
