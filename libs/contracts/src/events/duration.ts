import { Type } from 'typebox';

const count = (digits: number) => `[1-9]\\d{0,${digits - 1}}`;
const yearsAndMonths = `(?=\\d)(${count(4)}Y)?(${count(4)}M)?`;
const weeksOrDays = `(${count(4)}W|${count(5)}D)`;

/** A duration between two days. The number of digits is limited so that adding it to any day yields an exact integer. */
export const CalendarDuration = Type.String({
  pattern: `^P(${weeksOrDays}|${yearsAndMonths})$`,
  description: 'whole years and months, whole weeks or whole days (ISO 8601): "P5Y", "P1Y6M", "P2W", "P90D"',
});
