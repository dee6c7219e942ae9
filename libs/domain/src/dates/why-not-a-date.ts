/** Returns one sentence about a text that does not have the form of an accepted date. The first matching pattern determines it. */
export function whyNotADate(text: string): string {
  const found = EXPLANATIONS.find(([pattern]) => pattern.test(text));
  return found === undefined ? GENERAL : found[1];
}

const GENERAL =
  'Not a date that is accepted: write a day (2025-10-28), month (2025-10), quarter (2025-33), year (2019), decade (201X), century (20XX) or a span ([2026-02..2026-03]).';

// Each pattern scans the text once, because any client may send a long text.
const EXPLANATIONS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^$/, 'The date is empty.'],
  [/^\s|\s$/, 'The date has white space around it.'],
  [/^[[{].*,/s, 'A list of dates is not accepted: one date or one span.'],
  [/^\{/, 'A set in braces means all of its dates; one unknown day within a span is written [2026-02..2026-03].'],
  [/^\[/, 'A span is written [2026-02-27..2026-03-31], [..2026-03] or [2026-02..].'],
  [/^\d{4}-\d\d-\d\d[Tt ]/, 'A date and time is not accepted: only the calendar day.'],
  [
    /^\d{4}[-\dX~%?]*\//,
    'An interval with "/" is not accepted: one unknown day within it is written [2026-02..2026-03].',
  ],
  [/\.\./, 'A span stands in brackets, like [2026-02-27..2026-03-31].'],
  [/^[~%?]|-[~%?]/, 'A qualifier (~ % ?) stands after the year, month or day, not before it.'],
  [/[~%?]{2}/, 'One qualifier a component: ~ (approximate), ? (uncertain) or % (both).'],
  [/^[Yy][-+]?\d/, 'Years have four digits, 0001 to 9999, without Y.'],
  [/^[-+]\d/, 'Years have no sign: 0001 to 9999.'],
  [/^\d{4}-?[Ww]\d/, 'A week is not accepted: write its days as a span.'],
  [
    /^[\dX]{4}-(\dX|X)/,
    'A month cannot be left open: X replaces the last digits of a year or a whole day (2025-10-XX).',
  ],
  [/^\d{4}-\d\d-(\dX|X\d?)$/, 'Only a whole day can be left open: 2025-10-XX.'],
  [/^(\dXXX|XXXX)/, 'A year is left open by its last digit (201X) or last two (20XX), no more.'],
  [/^\d{2}[\dX?~%-]*x/, 'The unspecified digit is a capital X.'],
  [/^\d{4}-\d{3}$/, 'A day of the year is not accepted: write month and day.'],
  [/^\d{5,}/, 'Years, months and days are joined by hyphens (2025-10-28), and a year has four digits.'],
  [/^\d{4}(-\d)?-\d(-|$)|^\d{4}-\d\d?-\d$/, 'Months and days have two digits.'],
];
