import { isMembers, textOf, type Json, type Members } from '../draft';
import { CURRENCIES, decimal, NUMBER, SIZE, SIZES, renderDecimal } from './decimal';
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

/** Reads a number or a range of numbers; `from` without a size has the size of `to`. */
function readNumber(words: string): Json | null {
  const [, from, ownSize, to, size] = RANGE.exec(words.trim()) ?? [];
  if (from === undefined) return null;
  const places = (name: string | undefined): number => SIZES[name?.toLowerCase() ?? ''] ?? 0;
  if (to === undefined) return decimal(from, places(ownSize));
  return { from: decimal(from, places(ownSize ?? size)), to: decimal(to, places(size)) };
}

function renderNumber(value: Json | undefined): string | null {
  if (typeof value === 'string') return renderDecimal(value);
  if (!isMembers(value)) return null;
  const { from, to } = value;
  return typeof from === 'string' && typeof to === 'string' ? `${renderDecimal(from)} to ${renderDecimal(to)}` : null;
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

/** Renders an amount with its qualifier before and its unit after; null if a member cannot be rendered. */
function renderAmount({ qualifier, ...members }: Members, number: string, unit: string): string | null {
  const rendered = renderNumber(members[number]);
  if (qualifier !== undefined && typeof qualifier !== 'string') return null;
  if (rendered === null || Object.keys(members).some((name) => name !== number && typeof members[name] !== 'string'))
    return null;
  return [textOf(qualifier).replace('-', ' '), rendered, unit].filter((each) => each !== '').join(' ');
}

const CURRENCY = /^(US\$|[$€£])|(?:(?:US |American )?(dollars|euros|pounds)|\b([A-Za-z]{3}))$/;

/** Amounts of money: `about 15 billion USD`, `$15 billion`, `2 to 3 million euros`. */
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
  render: (value) => (isMembers(value) ? renderAmount(value, 'amount', textOf(value['currency'])) : null),
};

/** Percentages: `about 27 %`, `15 to 20 percent`. */
export const percentage: Phrase = {
  example: '27 %, about 15 to 20 %',
  read: (given) => {
    const { words, qualifier } = qualifierIn(given);
    const value = readNumber(words.replace(/ ?(?:%|per ?cent)$/i, ''));
    return value === null ? null : { value, ...qualifier };
  },
  render: (value) => (isMembers(value) ? renderAmount(value, 'value', '%') : null),
};

/** Quantities: `about 2 GW`. The first word that is not a number begins the unit. */
export const quantity: Phrase = {
  example: 'about 2 GW, 500 vehicles',
  read: (given) => {
    const { words, qualifier } = qualifierIn(given);
    const [, number = '', unit = ''] =
      /^(.*\d(?: (?:thousand|million|billion|trillion))?) ?([^\d\s].*)$/i.exec(words) ?? [];
    const value = readNumber(number);
    return value === null || unit === '' ? null : { value, unit, ...qualifier };
  },
  render: (value) => (isMembers(value) ? renderAmount(value, 'value', textOf(value['unit'])) : null),
};

export const number: Phrase = { example: '1.5 million, 200 to 300', read: readNumber, render: renderNumber };

export const currency: Phrase = {
  example: 'USD',
  read: (words) =>
    CURRENCIES[words.trim().toLowerCase()] ?? (/^[a-z]{3}$/i.test(words.trim()) ? words.trim().toUpperCase() : null),
  render: (value) => (typeof value === 'string' ? value : null),
};
