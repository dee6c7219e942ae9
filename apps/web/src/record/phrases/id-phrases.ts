import { slugOf } from '#client';
import { isMembers, type Json } from '../draft';
import { day } from './time-phrases';
import type { Phrase, Reading } from './phrase';

/** The id of whoever is named so, else an id made from the words. */
function readId(words: string, { parties }: Reading): string | null {
  const text = words.trim();
  const isAnyone = /^(?:\*|any|anyone|anybody)$/i.test(text);
  const named = parties.find(({ id, name }) => id === text || name.toLowerCase() === text.toLowerCase());
  return (isAnyone ? '*' : (named?.id ?? slugOf(text))) || null;
}

/** Somebody or something with an id: a name is as good. */
export const id: Phrase = {
  read: readId,
  tell: (value, { parties }) => {
    if (typeof value !== 'string') return null;
    return value === '*' ? 'anyone' : (parties.find((party) => party.id === value)?.name ?? value);
  },
};

/** Slugs joined by dots; the words between dots are made into slugs. */
export const scope: Phrase = {
  example: 'all, or what it is about in a word',
  read: (words) =>
    words
      .split('.')
      .map(slugOf)
      .filter((slug) => slug !== '')
      .join('.') || null,
  tell: (value) => (typeof value === 'string' ? value : null),
};

const JOINTS = [
  ['all', ' and '],
  ['any', ' or '],
] as const;

/** `AGI is verified` as a condition with that id; several joined by `and` or by `or`, and days, which come true by themselves. */
export const condition: Phrase = {
  example: 'AGI verified; EU approval and US approval; approval or 31 December 2030',
  read: (words, reading) => {
    for (const [name, joint] of JOINTS) {
      const parts = words.split(new RegExp(`${joint}|;`, 'i')).map((part) => readElement(part, reading));
      if (parts.length > 1) return parts.some((part) => part === null) ? null : { [name]: parts };
    }
    return readElement(words, reading);
  },
  tell: (value, reading) => {
    if (!isMembers(value)) return tellElement(value, reading);
    for (const [name, joint] of JOINTS) {
      const parts = value[name];
      if (!Array.isArray(parts)) continue;
      const told = (parts as Json[]).map((part) => tellElement(part, reading));
      return told.some((part) => part === null) ? null : told.join(joint);
    }
    return null;
  },
};

function readElement(words: string, reading: Reading): Json | null {
  const found = /\d/.test(words) ? day.read(words, reading) : null;
  return found === null ? slugOf(words) || null : { day: found };
}

function tellElement(value: Json, reading: Reading): string | null {
  if (typeof value === 'string') return value.replaceAll('-', ' ');
  return isMembers(value) && value['day'] !== undefined ? day.tell(value['day'], reading) : null;
}
