import { slugOf } from '#client';
import { isMembers, type Json } from '../draft';
import { day } from './time-phrases';
import type { Phrase, Reading } from './phrase';

/** Returns the id of the party with this id or name, otherwise an id made from the words. */
function readId(words: string, { parties }: Reading): string | null {
  const text = words.trim();
  const isAnyone = /^(?:\*|any|anyone|anybody)$/i.test(text);
  const named = parties.find(({ id, name }) => id === text || name.toLowerCase() === text.toLowerCase());
  return (isAnyone ? '*' : (named?.id ?? slugOf(text))) || null;
}

/** A party or another id; a party's name is read as its id. */
export const id: Phrase = {
  read: readId,
  render: (value, { parties }) => {
    if (typeof value !== 'string') return null;
    return value === '*' ? 'anyone' : (parties.find((party) => party.id === value)?.name ?? value);
  },
};

/** Slugs joined by dots; the words between the dots are converted to slugs. */
export const scope: Phrase = {
  example: 'all, or what it is about in a word',
  read: (words) =>
    words
      .split('.')
      .map(slugOf)
      .filter((slug) => slug !== '')
      .join('.') || null,
  render: (value) => (typeof value === 'string' ? value : null),
};

const JOINTS = [
  ['all', ' and '],
  ['any', ' or '],
] as const;

/** Reads `AGI is verified` as the condition with that id. Several are joined by `and` or by `or`; days may stand among them. */
export const condition: Phrase = {
  example: 'AGI verified; EU approval and US approval; approval or 31 December 2030',
  read: (words, reading) => {
    for (const [name, joint] of JOINTS) {
      const parts = words.split(new RegExp(`${joint}|;`, 'i')).map((part) => readElement(part, reading));
      if (parts.length > 1) return parts.some((part) => part === null) ? null : { [name]: parts };
    }
    return readElement(words, reading);
  },
  render: (value, reading) => {
    if (!isMembers(value)) return renderElement(value, reading);
    for (const [name, joint] of JOINTS) {
      const parts = value[name];
      if (!Array.isArray(parts)) continue;
      const rendered = (parts as Json[]).map((part) => renderElement(part, reading));
      return rendered.some((part) => part === null) ? null : rendered.join(joint);
    }
    return null;
  },
};

function readElement(words: string, reading: Reading): Json | null {
  const found = /\d/.test(words) ? day.read(words, reading) : null;
  return found === null ? slugOf(words) || null : { day: found };
}

function renderElement(value: Json, reading: Reading): string | null {
  if (typeof value === 'string') return value.replaceAll('-', ' ');
  return isMembers(value) && value['day'] !== undefined ? day.render(value['day'], reading) : null;
}
