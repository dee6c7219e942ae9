import { writtenBounds, writtenDate } from './written-date';

describe('a date as a source states it', () => {
  it.each([
    ['2026-03-01', '1 Mar 2026'],
    ['2025-09-30', '30 Sept 2025'],
    ['2022-10', 'Oct 2022'],
    ['2025-10-XX', 'Oct 2025'],
    ['2019', '2019'],
    ['2019~', 'about 2019'],
    ['2019?', '2019 (uncertain)'],
    ['2019-07%', 'about Jul 2019 (uncertain)'],
    ['201X', 'the 2010s'],
    ['20XX', 'the 2000s'],
    ['2025-33', 'Q1 2025'],
    ['2025-36', 'Q4 2025'],
    ['[2026-02-27..2026-03-31]', 'between 27 Feb and 31 Mar 2026'],
    ['[2024-11..2025-02]', 'between Nov 2024 and Feb 2025'],
    ['[2024..2026]', 'between 2024 and 2026'],
    ['[..2026-03]', 'by Mar 2026'],
    ['[2026-02..]', 'Feb 2026 or later'],
  ])('%s_is_rendered_as_%s', (text, expected) => {
    expect(writtenDate(text)).toBe(expected);
  });

  it('that_cannot_be_parsed_is_kept_as_written', () => {
    expect(writtenDate('last spring')).toBe('last spring');
  });
});

describe('bounds', () => {
  it.each([
    [{ lo: '2026-03-01', hi: '2026-03-01' }, '1 Mar 2026'],
    [{ lo: '2028-01-01', hi: '2028-12-31' }, '2028'],
    [{ lo: '2024-02-01', hi: '2024-02-29' }, 'Feb 2024'],
    [{ lo: '2026-02-27', hi: '2026-03-31' }, 'between 27 Feb and 31 Mar 2026'],
    [{ lo: '2026-02-27', hi: null }, '27 Feb 2026 or later'],
  ])('%j_are_rendered_as_%s', (bounds, expected) => {
    expect(writtenBounds(bounds)).toBe(expected);
  });
});
