import type { JsonSchema } from '../../service/service';
import { currency, money, number, percentage, quantity } from './amount-phrases';
import { condition, id, scope } from './id-phrases';
import type { Json } from '../draft';
import type { Phrase, Reading } from './phrase';
import { date, day, duration, until } from './time-phrases';

export const PHRASES = {
  condition,
  currency,
  date,
  day,
  duration,
  id,
  money,
  number,
  percentage,
  quantity,
  scope,
  until,
} satisfies Readonly<Record<string, Phrase>>;
export type PhraseName = keyof typeof PHRASES;

/** Objects that one field of words stands for, by members that no other has. */
const OF_MEMBERS: readonly (readonly [PhraseName, readonly string[]])[] = [
  ['money', ['amount', 'currency']],
  ['quantity', ['value', 'unit']],
  ['percentage', ['value', 'qualifier']],
  ['condition', ['all', 'any']],
  ['until', ['for']],
];

/** Texts that one field of words stands for, by a text that their pattern takes and one that it does not. */
const OF_TEXTS: readonly (readonly [PhraseName, string, string])[] = [
  ['scope', 'api.stateless', 'API'],
  ['number', '12.5', 'a'],
  ['currency', 'USD', 'usd'],
  ['duration', 'P5Y', 'p5y'],
  ['day', '2030-12-31', '2030-12'],
  ['id', 'goldman-sachs', 'Goldman Sachs'],
];

/** How a value of one of these schemas can be written in words; null if it cannot. */
export function phraseOf(variants: readonly JsonSchema[]): PhraseName | null {
  const members = variants.flatMap((variant) => Object.keys((variant['properties'] as object | undefined) ?? {}));
  const ofMembers = OF_MEMBERS.find(([, names]) => names.every((name) => members.includes(name)));
  if (ofMembers) return ofMembers[0];
  const patterns = variants.flatMap(({ type, pattern }) =>
    type === 'string' && typeof pattern === 'string' ? [new RegExp(pattern)] : [],
  );
  const [pattern] = patterns;
  if (pattern === undefined) return null;
  return OF_TEXTS.find(([, taken, refused]) => pattern.test(taken) && !pattern.test(refused))?.[0] ?? null;
}

/** Phrases whose beginning says a value by itself, and what follows something else. */
const WITH_REST: ReadonlySet<PhraseName> = new Set(['money', 'percentage']);

/** The value that the first words say, and the words that are left: `100 billion USD over 8 years`. */
export function readStart(name: PhraseName, words: string, reading: Reading): { value: Json; rest: string } | null {
  if (!WITH_REST.has(name)) return null;
  const all = words.trim().split(/\s+/);
  for (let count = all.length - 1; count > 0; count -= 1) {
    const value = PHRASES[name].read(all.slice(0, count).join(' '), reading);
    if (value !== null) return { value, rest: all.slice(count).join(' ') };
  }
  return null;
}

/** Several names in a line stand between semicolons, or between strokes with spaces: `NVIDIA / SoftBank`. */
export const namesIn = (line: string): string[] =>
  line
    .split(/;| \/ /)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The values of lines; what is not understood stays as it is. */
export const readLines = (lines: readonly Json[], name: PhraseName, reading: Reading): Json[] =>
  lines.flatMap((line) =>
    typeof line === 'string' ? namesIn(line).map((words) => PHRASES[name].read(words, reading) ?? words) : [line],
  );
