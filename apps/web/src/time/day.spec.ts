import { dayOf, isoDay, parseDay, writtenDays } from './day';

describe('a day', () => {
  it.each(['1970-01-01', '2024-02-29', '9999-12-31', '0001-01-01'])('%s_is_read_and_written_back', (text) => {
    expect(isoDay(parseDay(text)!)).toBe(text);
  });

  it.each(['2025-02-29', '2025-13-01', '2025', '2025-1-1', '', '2025-01-01T00:00:00Z'])('%p_is_not_a_day', (text) => {
    expect(parseDay(text)).toBeNull();
  });

  it('of_a_moment_is_its_utc_day', () => {
    expect(isoDay(dayOf('2026-03-31T23:59:59.999Z'))).toBe('2026-03-31');
  });
});

describe('a run of days', () => {
  const from = dayOf('2026-02-27');
  it.each([
    [Infinity, 'from 27 Feb 2026'],
    [from + 1, 'on 27 Feb 2026'],
    [dayOf('2031-01-01'), 'from 27 Feb 2026 to 31 Dec 2030'],
  ])('to_%p_is_rendered_as_%p', (to, expected) => {
    expect(writtenDays({ from, to })).toBe(expected);
  });
});
