import { dayOf } from './day';
import { sayDayFault } from './say-day';

test.each([
  ['01/03/2026', '“01/03/2026” may be 1 March 2026 or 3 January 2026: write which.'],
  ['next week', '“next week” is not understood as a day: write 1 March 2026 or 2026-03-01.'],
  ['March 2026', '“March 2026” is not understood as a day: write 1 March 2026 or 2026-03-01.'],
])('%s_is_refused_in_words', (words, said) => {
  expect(sayDayFault(words, dayOf('2025-12-31'))).toBe(`${said} The answer is still that of 31 Dec 2025.`);
});
