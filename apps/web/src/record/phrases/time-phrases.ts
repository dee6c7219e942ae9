import { lastDayIn, readDate, readDay } from '#client';
import { isoDay, parseDay, writtenDay } from '../../time/day';
import { writtenDate } from '../../time/written-date';
import { isMembers, type Json } from '../draft';
import type { Phrase } from './phrase';

const UNITS: Readonly<Record<string, string>> = { year: 'Y', month: 'M', week: 'W', day: 'D' };
const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const PART = new RegExp(String.raw`^(\d+|an?|${WORDS.slice(1).join('|')}) (year|month|week|day)s?$`);

/** Reads `five years` as `P5Y`, `1 year and 6 months` as `P1Y6M`; null for anything else. */
function readDuration(words: string): string | null {
  const text = words.trim().toLowerCase();
  if (/^p\d+[ymwd]/.test(text)) return text.toUpperCase();
  const parts = text.split(/(?:,| and) ?/).map((part) => PART.exec(part.trim()));
  if (parts.some((part) => part === null)) return null;
  return `P${parts.map((part) => `${countOf(part![1]!)}${UNITS[part![2]!]}`).join('')}`;
}

const countOf = (word: string): number =>
  /^\d/.test(word) ? Number(word) : Math.max(WORDS.indexOf(word), word.startsWith('a') ? 1 : 0);

/** Renders `P1Y6M` as `1 year and 6 months`. A duration with hours, or another text, is unchanged. */
function renderDuration(text: string): string {
  const parts = [...text.matchAll(/(\d+)([YMWD])/g)];
  if (text !== `P${parts.map(([part]) => part).join('')}`) return text;
  const nameOf = (letter: string) => Object.keys(UNITS).find((unit) => UNITS[unit] === letter)!;
  return parts.map(([, count, letter]) => `${count} ${nameOf(letter!)}${count === '1' ? '' : 's'}`).join(' and ');
}

export const duration: Phrase = {
  example: '5 years, 90 days, 1 year and 6 months',
  read: readDuration,
  render: (value) => (typeof value === 'string' ? renderDuration(value) : null),
};

/** A date, kept as imprecise as it is stated. */
export const date: Phrase = {
  example: '25 March 2019, early 2024',
  read: (words, { today }) => readDate(words, today),
  render: (value) => (typeof value === 'string' ? writtenDate(value) : null),
};

/** One exact day. */
export const day: Phrase = {
  example: '31 December 2030',
  read: (words, { today }) => {
    const found = readDay(words, today);
    return found === null ? null : isoDay(found);
  },
  render: (value) => {
    const found = typeof value === 'string' ? parseDay(value) : null;
    return found === null ? null : writtenDay(found);
  },
};

/** The last day in force, or the length of time in force from the first day on. */
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
  render: (value, reading) => {
    if (!isMembers(value)) return date.render(value, reading);
    return typeof value['for'] === 'string' ? renderDuration(value['for']) : null;
  },
};
