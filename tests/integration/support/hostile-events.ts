import type { Dice } from '#testing';

/** Text fragments that an output format, a parser or a terminal could misinterpret. */
const PIECES = [
  'plain',
  ' ',
  'Müller',
  '日本',
  '👩‍💻',
  'می‌خواهم',
  'e\u0301',
  '\r\n',
  '\r',
  '\n',
  '\t',
  '\u0001',
  '\u0008',
  '\u000b',
  '\u000c',
  '\u001b[31m',
  '\u001b]0;title\u0007',
  '\u009b31m',
  '\u007f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u061c',
  '\u00ad',
  '\ufeff',
  '\ufffe',
  '\uffff',
  '\ufdd0',
  '\u{1ffff}',
  '\u{e0041}',
  '<b>',
  '</name>',
  ']]>',
  '<![CDATA[',
  '<!--',
  '&',
  '&#1;',
  '&lt;',
  '"',
  "'",
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  ',',
  ';',
  '\\',
  '\\n',
  'END:VEVENT',
  ':',
  'x'.repeat(80),
  '字'.repeat(40),
] as const;

const DATES = [
  '0001-01-01',
  '0001',
  '0001-01',
  '000X',
  '0001~',
  '9999-12-31',
  '9999',
  '99XX',
  '9999-12-31~',
  '[..0001-01-01]',
  '[9999-12-31..]',
  '[2024-01-01..]',
  '[..2024]',
  '[0001..9999]',
  '2024-02-29',
  '2024-33',
  '20XX',
  '2019~',
  '2026?',
  '2030-12-31',
] as const;

const KINDS = ['warranty', 'insurance', 'audit-rights'] as const;

const hostileText = (dice: Dice, longest = 200): string => {
  const text = Array.from({ length: 1 + dice.below(6) }, () => dice.oneOf(PIECES)).join('');
  return Array.from(text)
    .slice(0, longest / 2)
    .join('');
};

const maybe = <T>(dice: Dice, name: string, make: () => T): Record<string, T> =>
  dice.chance(0.6) ? { [name]: make() } : {};

const sourceOf = (dice: Dice) => ({
  publisher: hostileText(dice),
  ...maybe(dice, 'url', () => `https://example.org/${dice.oneOf(['', 'a?b=<c>&d="e"', "'", ']]>', 'ü', '%0d%0aX'])}`),
  ...maybe(dice, 'title', () => hostileText(dice)),
  ...maybe(dice, 'quote', () => hostileText(dice)),
  ...maybe(dice, 'locator', () => hostileText(dice)),
  ...maybe(dice, 'published', () => dice.oneOf(DATES)),
});

const valueOf = (dice: Dice): object =>
  dice.weighted([
    [8, { summary: hostileText(dice) }],
    [1, { undisclosed: true }],
  ]);

function effectOf(dice: Dice, kind: string): object {
  const scope = dice.oneOf(['all', 'part']);
  const from = maybe(dice, 'from', () => dice.oneOf(DATES));
  const until = maybe(dice, 'until', () => (dice.chance(0.15) ? { unknown: true } : dice.oneOf(DATES)));
  return dice.weighted([
    [8, { effect: 'set', kind, scope, value: valueOf(dice), ...from, ...until }],
    [1, { effect: 'end', kind, scope, ...from }],
    [2, { effect: 'contest', kind, scope, value: valueOf(dice), ...from, ...until }],
  ]);
}

const contentOf = (dice: Dice) => ({
  occurred: dice.oneOf(DATES),
  title: hostileText(dice),
  assertedBy: [hostileText(dice), ...dice.some(['a', 'b'])],
  sources: [sourceOf(dice), ...(dice.chance(0.3) ? [sourceOf(dice)] : [])],
  effects: dice.some(KINDS).map((kind) => effectOf(dice, kind)),
});

/** Events that a client may record, one after the other, with texts that are difficult for output formats and with days at the limits of the calendar. */
export function hostileEvents(dice: Dice, count: number): object[] {
  const parties = ['a', 'b'].map((id) => ({ id, name: hostileText(dice) }));
  const start = { ...contentOf(dice), type: 'PartnershipStarted', data: { name: hostileText(dice), parties } };
  const others = Array.from({ length: count }, () => ({
    ...contentOf(dice),
    type: 'TermsReaffirmed',
    standing: dice.oneOf(['definitive', 'definitive', 'reported']),
    data: { statement: hostileText(dice) },
  }));
  return [start, ...others];
}
