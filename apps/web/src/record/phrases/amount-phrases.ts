import { isMembers, textOf, type Json, type Members } from '../draft';
import { CURRENCIES, decimal, NUMBER, SIZE, SIZES, tellDecimal } from './decimal';
import type { Phrase } from './phrase';

const QUALIFIERS: Readonly<Record<string, string>> = {
  about: 'about',
  around: 'about',
  approximately: 'about',
  'up to': 'up-to',
  'at most': 'up-to',
  'at least': 'at-least',
  'no less than': 'at-least',
  exactly: 'exactly',
};
const QUALIFIER = new RegExp(`^(${Object.keys(QUALIFIERS).join('|')}) `, 'i');
const RANGE = new RegExp(`^(?:between )?${NUMBER} ?(?:${SIZE})?(?: ?(?:to|and|–|-) ?${NUMBER} ?(?:${SIZE})?)?$`, 'i');

/** A number or a range of numbers, `from` in the size of `to` where it has none of its own. */
function readNumber(words: string): Json | null {
  const [, from, ownSize, to, size] = RANGE.exec(words.trim()) ?? [];
  if (from === undefined) return null;
  const places = (name: string | undefined): number => SIZES[name?.toLowerCase() ?? ''] ?? 0;
  if (to === undefined) return decimal(from, places(ownSize));
  return { from: decimal(from, places(ownSize ?? size)), to: decimal(to, places(size)) };
}

function tellNumber(value: Json | undefined): string | null {
  if (typeof value === 'string') return tellDecimal(value);
  if (!isMembers(value)) return null;
  const { from, to } = value;
  return typeof from === 'string' && typeof to === 'string' ? `${tellDecimal(from)} to ${tellDecimal(to)}` : null;
}

interface Qualified {
  readonly words: string;
  readonly qualifier: Members;
}

function qualifierIn(given: string): Qualified {
  const words = given.trim().replaceAll(/\s+/g, ' ');
  const found = QUALIFIER.exec(words);
  if (!found) return { words, qualifier: {} };
  return { words: words.slice(found[0].length), qualifier: { qualifier: QUALIFIERS[found[1]!.toLowerCase()]! } };
}

/** The members of an amount in words, with its qualifier before and its unit behind; null if one of them has no words. */
function tellAmount({ qualifier, ...members }: Members, number: string, unit: string): string | null {
  const told = tellNumber(members[number]);
  if (qualifier !== undefined && typeof qualifier !== 'string') return null;
  if (told === null || Object.keys(members).some((name) => name !== number && typeof members[name] !== 'string'))
    return null;
  return [textOf(qualifier).replace('-', ' '), told, unit].filter((each) => each !== '').join(' ');
}

const CURRENCY = /^(US\$|[$€£])|(?:(?:US |American )?(dollars|euros|pounds)|\b([A-Za-z]{3}))$/;

/** `about 15 billion USD`, `$15 billion`, `2 to 3 million euros`. */
export const money: Phrase = {
  example: '15 billion USD, about €2 million, 2 to 3 million pounds',
  read: (given) => {
    const { words, qualifier } = qualifierIn(given);
    const found = CURRENCY.exec(words);
    const written = (found?.[1] ?? found?.[2] ?? found?.[3])?.toLowerCase();
    const amount = readNumber(words.replace(CURRENCY, ''));
    if (written === undefined || amount === null) return null;
    return { amount, currency: CURRENCIES[written] ?? written.toUpperCase(), ...qualifier };
  },
  tell: (value) => (isMembers(value) ? tellAmount(value, 'amount', textOf(value['currency'])) : null),
};

/** `about 27 %`, `15 to 20 percent`. */
export const percentage: Phrase = {
  example: '27 %, about 15 to 20 %',
  read: (given) => {
    const { words, qualifier } = qualifierIn(given);
    const value = readNumber(words.replace(/ ?(?:%|per ?cent)$/i, ''));
    return value === null ? null : { value, ...qualifier };
  },
  tell: (value) => (isMembers(value) ? tellAmount(value, 'value', '%') : null),
};

/** `about 2 GW`: the first word that is no number begins the unit. */
export const quantity: Phrase = {
  example: 'about 2 GW, 500 vehicles',
  read: (given) => {
    const { words, qualifier } = qualifierIn(given);
    const [, number = '', unit = ''] =
      /^(.*\d(?: (?:thousand|million|billion|trillion))?) ?([^\d\s].*)$/i.exec(words) ?? [];
    const value = readNumber(number);
    return value === null || unit === '' ? null : { value, unit, ...qualifier };
  },
  tell: (value) => (isMembers(value) ? tellAmount(value, 'value', textOf(value['unit'])) : null),
};

export const number: Phrase = { example: '1.5 million, 200 to 300', read: readNumber, tell: tellNumber };

export const currency: Phrase = {
  example: 'USD',
  read: (words) =>
    CURRENCIES[words.trim().toLowerCase()] ?? (/^[a-z]{3}$/i.test(words.trim()) ? words.trim().toUpperCase() : null),
  tell: (value) => (typeof value === 'string' ? value : null),
};
