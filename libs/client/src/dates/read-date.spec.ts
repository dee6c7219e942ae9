import { parseDay } from './day';
import { firstDayOf, readDate, readDay } from './read-date';

const today = parseDay('2026-11-29')!;

describe('a date in English', () => {
  it.each([
    ['25 March 2019', '2019-03-25'],
    ['March 25th, 2019', '2019-03-25'],
    ['on the 3rd Sept 2020', '2020-09-03'],
    ['27 Feb. 2026', '2026-02-27'],
    ['25.3.2019', '2019-03-25'],
    ['2019/03/25', '2019-03-25'],
    ['25/03/2019', '2019-03-25'],
    ['March 2019', '2019-03'],
    ['in 2019', '2019'],
    ['Q3 2025', '2025-35'],
    ['first quarter of 2025', '2025-33'],
    ['early 2024', '[2024-01..2024-04]'],
    ['mid-2024', '[2024-05..2024-08]'],
    ['late February 2024', '[2024-02-21..2024-02-29]'],
    ['second half of 2025', '[2025-07..2025-12]'],
    ['about 2019', '2019~'],
    ['possibly March 2020', '2020-03?'],
    ['the 2010s', '201X'],
    ['between March and May 2024', '[2024-03..2024-05]'],
    ['between March and May', '[2026-03..2026-05]'],
    ['27 Feb to 31 Mar 2026', '[2026-02-27..2026-03-31]'],
    ['by March 2026', '[..2026-03]'],
    ['before March 2026', '[..2026-02-28]'],
    ['after Q1 2026', '[2026-04-01..]'],
    ['since 2024', '[2024..]'],
    ['December', '2025-12'],
    ['today', '2026-11-29'],
    ['[2026-02-27..2026-03-31]', '[2026-02-27..2026-03-31]'],
    ['2019~', '2019~'],
  ])('%p_is_%s', (words, edtf) => {
    expect(readDate(words, today)).toBe(edtf);
  });

  it.each(['', 'soon', '3/4/2025', '31 February 2025', 'between May and March 2024', 'March March 2020', '25 and 26'])(
    '%p_is_not_a_date',
    (words) => {
      expect(readDate(words, today)).toBeNull();
    },
  );

  it('is_a_day_only_if_it_is_exactly_one_day', () => {
    expect(readDay('1 Mar 2026', today)).toBe(parseDay('2026-03-01'));
    expect(readDay('March 2026', today)).toBeNull();
  });
});

describe('the first day of a date', () => {
  it.each([
    ['2026-02-27', '2026-02-27'],
    ['2026-02~', '2026-02-01'],
    ['201X', '2010-01-01'],
    ['2025-34', '2025-04-01'],
    ['[2024-11..2025-02]', '2024-11-01'],
  ])('%s_is_%s', (edtf, day) => {
    expect(firstDayOf(edtf)).toBe(day);
  });
});
