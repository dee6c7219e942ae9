import { dateInWords } from './options';

test.each([
  ['1 March 2026', '2026-03-01'],
  ['early 2026', '[2026-01..2026-04]'],
  ['2026-03', '2026-03'],
  ['[2026-03-01..2026-03-31]', '[2026-03-01..2026-03-31]'],
  ['yesterday', '2026-11-29'],
  ['whenever', 'whenever'],
])('the_date_%s_is_sent_as_%s', (words, edtf) => {
  expect(dateInWords(words, new Date('2026-11-30T12:00:00Z'))).toBe(edtf);
});
