import { dayOf } from '../time/day';
import { daysInForce } from './days-in-force';

const from = dayOf('2026-01-01');
const bounded = { from, to: dayOf('2031-01-01') };
const open = { from, to: Infinity };

test.each([
  { run: bounded, conditions: [], expected: 'from 1 Jan 2026 to 31 Dec 2030' },
  { run: bounded, conditions: ['“agi”'], expected: 'from 1 Jan 2026 to 31 Dec 2030 at the latest, or until “agi”' },
  { run: open, conditions: [], expected: 'from 1 Jan 2026' },
  { run: open, conditions: ['“agi”', '“agi”', '“exit”'], expected: 'from 1 Jan 2026 until “agi” or “exit”' },
])('the days in force read as “$expected”', ({ run, conditions, expected }) => {
  expect(daysInForce(run, conditions)).toBe(expected);
});
