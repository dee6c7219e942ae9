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

/** Phrases for objects, by members that no other object has. */
const OF_MEMBERS: readonly (readonly [PhraseName, readonly string[]])[] = [
  ['money', ['amount', 'currency']],
  ['quantity', ['value', 'unit']],
  ['percentage', ['value', 'qualifier']],
  ['condition', ['all', 'any']],
  ['until', ['for']],
];

/** Phrases for texts, by a text that their pattern accepts and one that it rejects. */
const OF_TEXTS: readonly (readonly [PhraseName, string, string])[] = [
  ['scope', 'api.stateless', 'API'],
  ['number', '12.5', 'a'],
  ['currency', 'USD', 'usd'],
  ['duration', 'P5Y', 'p5y'],
  ['day', '2030-12-31', '2030-12'],
  ['id', 'goldman-sachs', 'Goldman Sachs'],
];

/** Returns the phrase for a value of one of these schemas; null if there is none. */
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

/** Phrases that may be followed by other words. */
const WITH_REST: ReadonlySet<PhraseName> = new Set(['money', 'percentage']);

/** Reads the value at the start of the words, and returns it with the remaining words: `100 billion USD over 8 years`. */
export function readStart(name: PhraseName, words: string, reading: Reading): { value: Json; rest: string } | null {
  if (!WITH_REST.has(name)) return null;
  const all = words.trim().split(/\s+/);
  for (let count = all.length - 1; count > 0; count -= 1) {
    const value = PHRASES[name].read(all.slice(0, count).join(' '), reading);
    if (value !== null) return { value, rest: all.slice(count).join(' ') };
  }
  return null;
}

/** Splits a line into names, at semicolons or at slashes between spaces: `NVIDIA / SoftBank`. */
export const namesIn = (line: string): string[] =>
  line
    .split(/;| \/ /)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Reads the values of lines. A line that cannot be read is unchanged. */
export const readLines = (lines: readonly Json[], name: PhraseName, reading: Reading): Json[] =>
  lines.flatMap((line) =>
    typeof line === 'string' ? namesIn(line).map((words) => PHRASES[name].read(words, reading) ?? words) : [line],
  );
