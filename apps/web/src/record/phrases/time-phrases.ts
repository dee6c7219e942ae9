import { lastDayIn, readDate, readDay } from '#client';
import { isoDay, parseDay, writtenDay } from '../../time/day';
import { writtenDate } from '../../time/written-date';
import { isMembers, type Json } from '../draft';
import type { Phrase } from './phrase';

const UNITS: Readonly<Record<string, string>> = { year: 'Y', month: 'M', week: 'W', day: 'D' };
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const PART = new RegExp(String.raw`^(\d+|an?|${WORDS.slice(1).join('|')}) (year|month|week|day)s?$`);

/** `five years` as `P5Y`, `1 year and 6 months` as `P1Y6M`; null for anything else. */
function readDuration(words: string): string | null {
  const text = words.trim().toLowerCase();
  if (/^p\d+[ymwd]/.test(text)) return text.toUpperCase();
  const parts = text.split(/(?:,| and) ?/).map((part) => PART.exec(part.trim()));
  if (parts.some((part) => part === null)) return null;
  return `P${parts.map((part) => `${countOf(part![1]!)}${UNITS[part![2]!]}`).join('')}`;
}

const countOf = (word: string): number =>
  /^\d/.test(word) ? Number(word) : Math.max(WORDS.indexOf(word), word.startsWith('a') ? 1 : 0);

/** `P1Y6M` as `1 year and 6 months`; a duration with hours, or another text, as it is. */
function tellDuration(text: string): string {
  const parts = [...text.matchAll(/(\d+)([YMWD])/g)];
  if (text !== `P${parts.map(([part]) => part).join('')}`) return text;
  const nameOf = (letter: string) => Object.keys(UNITS).find((unit) => UNITS[unit] === letter)!;
  return parts.map(([, count, letter]) => `${count} ${nameOf(letter!)}${count === '1' ? '' : 's'}`).join(' and ');
}

export const duration: Phrase = {
  example: '5 years, 90 days, 1 year and 6 months',
  read: readDuration,
  tell: (value) => (typeof value === 'string' ? tellDuration(value) : null),
};

/** A date as it is stated, kept as imprecise as it is. */
export const date: Phrase = {
  example: '25 March 2019, early 2024',
  read: (words, { today }) => readDate(words, today),
  tell: (value) => (typeof value === 'string' ? writtenDate(value) : null),
};

/** One exact day. */
export const day: Phrase = {
  example: '31 December 2030',
  read: (words, { today }) => {
    const found = readDay(words, today);
    return found === null ? null : isoDay(found);
  },
  tell: (value) => {
    const found = typeof value === 'string' ? parseDay(value) : null;
    return found === null ? null : writtenDay(found);
  },
};

/** The last day in force, or how long it is in force from its first day on. */
export const until: Phrase = {
  example: '31 December 2030, 2030, 5 years',
  read: (words, reading): Json | null => {
    const period = readDuration(words);
    if (period !== null) return { for: period };
    const [, ending] = /^(?:the )?end of (.+)$/i.exec(words.trim()) ?? [];
    if (ending === undefined) return date.read(words.replace(/^(?:through|until) /i, ''), reading);
    const last = lastDayIn(ending, reading.today);
    return last === null ? null : isoDay(last);
  },
  tell: (value, reading) => {
    if (!isMembers(value)) return date.tell(value, reading);
    return typeof value['for'] === 'string' ? tellDuration(value['for']) : null;
  },
};
