import { dayOf } from '../time/day';
import { daysInForce } from './days-in-force';

const from = dayOf('2026-01-01');
const bounded = { from, to: dayOf('2031-01-01') };
const open = { from, to: Infinity };

test.each([
  { run: bounded, conditions: [], told: 'from 1 Jan 2026 to 31 Dec 2030' },
  { run: bounded, conditions: ['“agi”'], told: 'from 1 Jan 2026 to 31 Dec 2030 at the latest, or until “agi”' },
  { run: open, conditions: [], told: 'from 1 Jan 2026' },
  { run: open, conditions: ['“agi”', '“agi”', '“exit”'], told: 'from 1 Jan 2026 until “agi” or “exit”' },
])('the days in force read as “$told”', ({ run, conditions, told }) => {
  expect(daysInForce(run, conditions)).toBe(told);
});
