import fc from 'fast-check';

import { boundsOf, dayOf, FIRST_DAY, formatDay, LAST_DAY, parseDate } from '.';

const MS_A_DAY = 86_400_000;

const boundsText = (text: string): string => {
  const parsed = parseDate(text);
  return parsed.ok ? `${formatDay(parsed.bounds.lo)} ${formatDay(parsed.bounds.hi)}` : parsed.reason;
};

describe('parseDate', () => {
  it.each([
    ['2025-10-28', '2025-10-28', '2025-10-28'],
    ['2024-02-29', '2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29', '2000-02-29'],
    ['0001-01-01', '0001-01-01', '0001-01-01'],
    ['9999-12-31', '9999-12-31', '9999-12-31'],
    ['2025-10', '2025-10-01', '2025-10-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['1900-02', '1900-02-01', '1900-02-28'],
    ['2025-12', '2025-12-01', '2025-12-31'],
    ['2019', '2019-01-01', '2019-12-31'],
    ['201X', '2010-01-01', '2019-12-31'],
    ['20XX', '2000-01-01', '2099-12-31'],
    ['000X', '0001-01-01', '0009-12-31'],
    ['00XX', '0001-01-01', '0099-12-31'],
    ['2025-10-XX', '2025-10-01', '2025-10-31'],
    ['2025-33', '2025-01-01', '2025-03-31'],
    ['2025-34', '2025-04-01', '2025-06-30'],
    ['2025-35', '2025-07-01', '2025-09-30'],
    ['2025-36', '2025-10-01', '2025-12-31'],
    ['[2026-02-27..2026-03-31]', '2026-02-27', '2026-03-31'],
    ['[2026-02-27..2026-02-27]', '2026-02-27', '2026-02-27'],
    ['[..2026-03]', '0001-01-01', '2026-03-31'],
    ['[2026-02..]', '2026-02-01', '9999-12-31'],
    ['[2019..2020-02]', '2019-01-01', '2020-02-29'],
    ['[2026-03-15..2026-03]', '2026-03-15', '2026-03-31'],
    ['[2025-33..2025-34]', '2025-01-01', '2025-06-30'],
  ])('%s_is_%s_to_%s', (text, lo, hi) => {
    expect(boundsText(text)).toBe(`${lo} ${hi}`);
  });

  it.each([
    ['2025-10-28~', '2025-10-27', '2025-10-29'],
    ['2025-10-28%', '2025-10-27', '2025-10-29'],
    ['2024-03-01~', '2024-02-29', '2024-03-02'],
    ['2025-02~', '2025-01-01', '2025-03-31'],
    ['2024-01%', '2023-12-01', '2024-02-29'],
    ['2025-10-XX~', '2025-09-01', '2025-11-30'],
    ['2025-33~', '2024-10-01', '2025-06-30'],
    ['2019~', '2018-01-01', '2020-12-31'],
    ['201X~', '2000-01-01', '2029-12-31'],
    ['20XX~', '1900-01-01', '2199-12-31'],
    ['0001-01-01~', '0001-01-01', '0001-01-02'],
    ['0001~', '0001-01-01', '0002-12-31'],
    ['9999-12-31~', '9999-12-30', '9999-12-31'],
    ['9999~', '9998-01-01', '9999-12-31'],
    ['99XX~', '9800-01-01', '9999-12-31'],
  ])('an_approximate_%s_is_one_unit_wider_%s_to_%s', (text, lo, hi) => {
    expect(boundsText(text)).toBe(`${lo} ${hi}`);
  });

  it.each([
    ['2004-06~-11', '2004-05-11', '2004-07-11'],
    ['2004~-06-11', '2003-06-11', '2005-06-11'],
    ['2004~-06~-11~', '2003-06-11', '2005-06-11'],
    ['2004?-06~-11', '2004-05-11', '2004-07-11'],
    ['2004-06?-11~', '2004-06-10', '2004-06-12'],
    ['2004~-06', '2003-06-01', '2005-06-30'],
    ['2004~-02', '2003-02-01', '2005-02-28'],
    ['2004-03~-31', '2004-02-29', '2004-04-30'],
  ])('a_qualified_component_in_%s_widens_by_its_own_unit_%s_to_%s', (text, lo, hi) => {
    expect(boundsText(text)).toBe(`${lo} ${hi}`);
  });

  it.each(['2019', '2025-10', '2025-10-28', '201X', '2025-34', '2025-10-XX'])(
    'a_question_mark_leaves_%s_unchanged',
    (text) => {
      expect(parseDate(`${text}?`)).toEqual(parseDate(text));
      expect(parseDate(`${text}?`).ok).toBe(true);
    },
  );

  it.each([
    ['', /empty/],
    [' 2019', /white space/],
    ['2019\n', /white space/],
    ['2025-02-29', /2025 is not a leap year: it has no 29 February/],
    ['1900-02-29', /leap year/],
    ['2025-02-30', /2025-02 has the days 01 to 28, not 30/],
    ['2025-04-31', /01 to 30/],
    ['2025-10-00', /01 to 31, not 00/],
    ['2025-13', /no month 13/],
    ['2025-00', /no month 00/],
    ['2025-13-XX', /no month 13/],
    ['0000', /0000 is outside/],
    ['0000-01-01', /0000 is outside/],
    ['2025-21', /season/],
    ['2025-24', /season/],
    ['2025-32', /season/],
    ['2025-37', /third or half/],
    ['2025-41', /third or half/],
    ['2025-33-01', /quarter, which has no day/],
    ['2025-33-XX', /quarter, which has no day/],
    ['[2025,2026]', /list/],
    ['[2025-01..2025-02,2025-05]', /list/],
    ['{2025,2026}', /list/],
    ['{2025..2026}', /braces/],
    ['[2025]', /A span is written/],
    ['[2025...2026]', /A span is written/],
    ['[2025..2026', /A span is written/],
    ['[2025..2026]~', /A span is written/],
    ['[[2025..2026]]', /A span is written/],
    ['[..]', /at least one end/],
    ['[2026..2025]', /ends before it begins/],
    ['[2026-03..2026-02-28]', /ends before it begins/],
    ['[201X..2025]', /plain/],
    ['[2019~..2025]', /plain/],
    ['[2025..2025-10-XX]', /plain/],
    ['[2025-02-29..]', /leap year/],
    ['[..2025-21]', /season/],
    ['[ 2025..2026]', /white space/],
    ['2025..2026', /brackets/],
    ['2025/2026', /interval/],
    ['2025-10-28/..', /interval/],
    ['../2025', /brackets/],
    ['2025-10-28T12:00:00Z', /time/],
    ['2025-10-28 12:00', /time/],
    ['Y17000', /four digits/],
    ['17000', /four digits/],
    ['20251028', /hyphens/],
    ['-0044', /no sign/],
    ['+2025', /no sign/],
    ['2025-W10', /week/],
    ['2025-301', /day of the year/],
    ['2025-1X', /month cannot be left open/],
    ['2025-XX', /month cannot be left open/],
    ['20XX-XX', /month cannot be left open/],
    ['20XX-10', /cannot have a month/],
    ['201X-10-28', /cannot have a month/],
    ['2025-10-2X', /whole day/],
    ['XXXX', /left open/],
    ['2XXX', /left open/],
    ['201x', /capital X/],
    ['2025-10-xx', /capital X/],
    ['2019~?', /One qualifier/],
    ['2004-~06-11', /after/],
    ['?2019', /after/],
    ['2025-1', /two digits/],
    ['2025-1-28', /two digits/],
    ['2025-10-8', /two digits/],
    ['28.10.2025', /Not a date/],
    ['10/28/2025', /Not a date/],
    ['today', /Not a date/],
    ['2019S2', /Not a date/],
    ['２０１９', /Not a date/],
    ['2025‐10', /Not a date/],
  ])('refuses_%p', (text, reason) => {
    expect(boundsText(text)).toMatch(reason);
    expect(parseDate(text).ok).toBe(false);
  });

  it('accepts_every_real_day_and_no_other', () => {
    const [year, part] = [fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 40 })];
    const pad = (n: number, width: number): string => String(n).padStart(width, '0');
    fc.assert(
      fc.property(year, part, part, (y, m, d) => {
        const text = `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
        const ms = Date.parse(`${text}T00:00:00Z`);
        const real = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
        const parsed = parseDate(text);
        expect(parsed.ok).toBe(real);
        if (parsed.ok) expect(parsed.bounds).toEqual({ lo: ms / MS_A_DAY, hi: ms / MS_A_DAY });
      }),
      { numRuns: 5_000 },
    );
  });

  it('is_total_and_stays_within_the_calendar', () => {
    const dateLike = fc.string({ unit: fc.constantFrom(...'0123456789X~%?-[].,/{}TYW '), maxLength: 26 });
    const nearDate = fc.stringMatching(/^\[?\d{2,4}X{0,2}[~%?]?(-\d\d[~%?]?){0,2}(\.\.)?(\d{4}(-\d\d){0,2})?\]?$/);
    fc.assert(
      fc.property(fc.oneof(dateLike, nearDate, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseDate(text);
        if (!parsed.ok) {
          expect(parsed.reason).toMatch(/^[^\n]+\.$/);
          return;
        }
        const { lo, hi } = parsed.bounds;
        expect([lo, hi].every(Number.isInteger)).toBe(true);
        expect(FIRST_DAY <= lo && lo <= hi && hi <= LAST_DAY).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(['[', '1', '-', '[1..', '2025-', '2025-10~', '2025X~', 'x', '{', ',', '.', ' ', '~'])(
    'refuses_a_megabyte_of_%p_in_linear_time',
    (unit) => {
      const text = unit.repeat(1_000_000 / unit.length);
      const started = performance.now();
      expect(parseDate(text).ok).toBe(false);
      expect(parseDate(`[${text}`).ok).toBe(false);
      expect(performance.now() - started).toBeLessThan(30_000);
    },
  );
});

describe('boundsOf', () => {
  it('reads_a_date', () => {
    expect(boundsOf('2025')).toEqual({ lo: dayOf(2025, 1, 1), hi: dayOf(2025, 12, 31) });
  });

  it('returns_the_whole_calendar_for_recorded_text_that_is_no_date', () => {
    expect(boundsOf('2025-02-29')).toEqual({ lo: FIRST_DAY, hi: LAST_DAY });
  });
});
