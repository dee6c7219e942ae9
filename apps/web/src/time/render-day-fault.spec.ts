import { dayOf } from './day';
import { renderDayFault } from './render-day-fault';

const days = { shown: dayOf('2025-12-31'), today: dayOf('2026-11-30') };

test.each([
  ['01/03/2026', 'may be 1 Mar 2026 or 3 Jan 2026: write which.'],
  ['next week', 'is not understood as a day: write 1 Mar 2026 or 2026-03-01.'],
  ['2024-13', 'is not understood as a day: write 1 Mar 2026 or 2026-03-01.'],
  ['June 2024', 'is more than one day: write one of them, such as 1 Jun 2024.'],
  ['early 2024', 'is more than one day: write one of them, such as 1 Jan 2024.'],
  ['2024', 'is more than one day: write one of them, such as 1 Jan 2024.'],
])('%s_is_refused_with_an_explanation', (words, why) => {
  expect(renderDayFault(words, days)).toBe(`“${words}” ${why} The answer is still that of 31 Dec 2025.`);
});
