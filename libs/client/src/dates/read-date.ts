import { isoDay, parseDay, type Day } from './day';

/** Converts a date in words to EDTF: `early 2024`, `25 March 2019`, `between March and May`. Returns null if it is not a date. */
export function readDate(words: string, today: Day): string | null {
  const text = words
    .trim()
    .toLowerCase()
    .replaceAll(',', ' ')
    .replaceAll(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replaceAll(/\s+/g, ' ');
  return readWritten(words.trim()) ?? readRange(text, today) ?? readQualified(text, today);
}

/** Returns the day of a date in words; null if it is not a date or not a single day. */
export const readDay = (words: string, today: Day): Day | null => parseDay(readDate(words, today) ?? '');

const EDTF_PART = String.raw`\d{2}(?:\d{2}|\dX|XX)[~?%]?(?:-(?:\d{2}|XX)[~?%]?){0,2}`;
const EDTF = new RegExp(String.raw`^(?:${EDTF_PART}|\[(?:${EDTF_PART})?\.\.(?:${EDTF_PART})?\])$`);

/** Returns a text that is already in EDTF. The service checks whether the day exists. */
const readWritten = (text: string): string | null => (EDTF.test(text) && text !== '[..]' ? text : null);

function readRange(text: string, today: Day): string | null {
  const between = /^(?:between |from )?(.+?)(?: and | to | until |\s?–\s?| - )(.+)$/.exec(text);
  if (between) return readBetween(between[1]!, between[2]!, today);
  const open = /^(by|until|before|since|after|from) (.+)$/.exec(text);
  if (!open) return null;
  const part = readPart(open[2]!, today);
  if (part === null || part.startsWith('[')) return null;
  switch (open[1]) {
    case 'before':
      return `[..${isoDay(firstOf(part) - 1)}]`;
    case 'after':
      return `[${isoDay(lastOf(part) + 1)}..]`;
    case 'since':
    case 'from':
      return `[${part}..]`;
    default:
      return `[..${part}]`;
  }
}

/** Reads a range. A year that is stated once applies to both ends: `between March and May 2024`. */
function readBetween(from: string, to: string, today: Day): string | null {
  const last = readPart(to, today);
  if (last === null || last.startsWith('[')) return null;
  const year = last.slice(0, 4);
  const first = readPart(/\d{4}/.test(from) ? from : `${from} ${year}`, today);
  if (first === null || first.startsWith('[') || firstOf(first) > lastOf(last)) return null;
  return `[${first}..${last}]`;
}

function readQualified(text: string, today: Day): string | null {
  const about = /^(?:about|around|circa|c\.|ca\.?|approximately) (.+)$/.exec(text);
  const doubt = /^(?:possibly|perhaps|maybe|reportedly) (.+)$/.exec(text);
  const part = readPart((about ?? doubt)?.[1] ?? text, today);
  if (part === null || part.startsWith('[')) return part;
  return `${part}${about ? '~' : doubt ? '?' : ''}`;
}

const THIRDS = { early: 0, mid: 1, late: 2 } as const;
const QUARTERS = ['first', 'second', 'third', 'fourth'];
const OF_MONTH = [
  ['01', '10'],
  ['11', '20'],
  ['21', ''],
] as const;
const OF_YEAR = [
  ['01', '04'],
  ['05', '08'],
  ['09', '12'],
] as const;

function readPart(given: string, today: Day): string | null {
  const text = given.trim().replace(/^(?:(?:on|in) )?(?:the )?/, '');
  const third = /^(early|mid|late)[ -](.+)$/.exec(text);
  if (third) return readThird(THIRDS[third[1] as keyof typeof THIRDS], third[2]!, today);
  const quarter = /^(?:q([1-4])|(first|second|third|fourth) quarter(?: of)?) (\d{4})$/.exec(text);
  if (quarter) return `${quarter[3]}-${32 + (quarter[1] ? Number(quarter[1]) : QUARTERS.indexOf(quarter[2]!) + 1)}`;
  const half = /^(first|second) half(?: of)? (\d{4})$/.exec(text);
  if (half) return half[1] === 'first' ? `[${half[2]}-01..${half[2]}-06]` : `[${half[2]}-07..${half[2]}-12]`;
  const decade = /^(\d{3})0s$/.exec(text);
  if (decade) return `${decade[1]}X`;
  if (text === 'today') return isoDay(today);
  if (text === 'yesterday') return isoDay(today - 1);
  return readNumbers(text) ?? readMonth(text, today);
}

function readThird(third: 0 | 1 | 2, text: string, today: Day): string | null {
  const part = readPart(text, today);
  if (part === null) return null;
  if (/^\d{4}$/.test(part)) return `[${part}-${OF_YEAR[third][0]}..${part}-${OF_YEAR[third][1]}]`;
  if (!/^\d{4}-\d{2}$/.test(part)) return null;
  const [from, to] = OF_MONTH[third];
  return `[${part}-${from}..${to === '' ? isoDay(lastOf(part)) : `${part}-${to}`}]`;
}

/** Reads a date in numbers. With slashes it is read only if day and month cannot be confused. */
function readNumbers(text: string): string | null {
  if (/^\d{4}$/.test(text) || /^\d{4}-\d{2}$/.test(text)) return text;
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  if (year !== undefined) return real(year, month!, day!);
  const [, first, sign, second, last] = /^(\d{1,2})([./])(\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  if (last === undefined) return null;
  if (sign === '.' || Number(first) > 12) return real(last, second!, first!);
  return Number(second) > 12 || first === second ? real(last, first!, second!) : null;
}

function readMonth(text: string, today: Day): string | null {
  const words = text.split(/[ .]+/).filter(Boolean);
  const months = words.map((word) => monthOf(word)).filter((month) => month > 0);
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const [month] = months;
  if (month === undefined || months.length > 1 || numbers.length + 1 !== words.length) return null;
  const year = numbers.find((number) => number.length === 4);
  const day = numbers.find((number) => number.length <= 2);
  if (numbers.length > 2 || numbers.length !== [year, day].filter(Boolean).length) return null;
  const written = (of: string): string | null => (day ? real(of, String(month), day) : `${of}-${two(month)}`);
  if (year !== undefined) return written(year);
  // Without a year, it is the last such month that has started.
  const current = isoDay(today).slice(0, 4);
  const candidate = written(current);
  return candidate !== null && firstOf(candidate) > today ? written(String(Number(current) - 1)) : candidate;
}

const monthOf = (word: string): number =>
  word.length < 3
    ? 0
    : FULL.findIndex((name) => name.startsWith(word) || (word === 'sept' && name === 'september')) + 1;

const FULL = 'january february march april may june july august september october november december'.split(' ');

const two = (number: string | number): string => String(number).padStart(2, '0');

function real(year: string, month: string, day: string): string | null {
  const written = `${year}-${two(month)}-${two(day)}`;
  return parseDay(written) === null ? null : written;
}

/** Return the first and the last day of a day, a month, a quarter or a year. */
const firstOf = (part: string): Day => parseDay(filled(part, 'first'))!;
const lastOf = (part: string): Day => parseDay(filled(part, 'last'))!;

function filled(part: string, end: 'first' | 'last'): string {
  const [year = '', month, day] = part.replace('X', end === 'first' ? '0' : '9').split('-');
  if (day !== undefined) return `${year}-${month}-${day}`;
  const quarter = Number(month) - 32;
  const nth = month === undefined ? 12 : quarter > 0 ? quarter * 3 : Number(month);
  if (end === 'first') return `${year}-${two(month === undefined ? 1 : quarter > 0 ? nth - 2 : nth)}-01`;
  return isoDay(Math.floor(Date.UTC(Number(year), nth, 0) / 86_400_000));
}

/** Returns the first day that a recorded date may mean, as far as it has one. */
export function firstDayOf(edtf: string): string {
  const [first = ''] = edtf
    .replaceAll(/[[\]~?%]/g, '')
    .split('..')
    .filter(Boolean);
  return filled(first.replaceAll('-XX', '').replace('XX', '00'), 'first');
}

/** Returns the last day of a day, a month, a quarter or a year in words; null for anything else. */
export function lastDayIn(words: string, today: Day): Day | null {
  const part = readPart(words.trim().toLowerCase(), today);
  return part === null || part.startsWith('[') ? null : lastOf(part);
}
