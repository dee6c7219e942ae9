/**
 * Characters that a terminal would execute or hide, and controls that reorder the surrounding text (UAX 9). Joiners are allowed: Persian, Indic
 * scripts and emoji need them.
 */
const UNSAFE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** Returns text as one line that is safe for a terminal: breaks and tabs become spaces, other controls are shown as `\u001b`. */
export const printable = (text: string): string => text.replaceAll(/[\t\n\r]+/g, ' ').replaceAll(UNSAFE, escaped);

/** Escapes unsafe characters in JSON, which does not change its meaning, so that it is safe for a terminal and readable by programs. */
export const printableJson = (json: string): string =>
  json.replaceAll(UNSAFE, (unit) => (unit === '\n' ? unit : escaped(unit)));

/** Makes every text of an answer printable, including the names of members. */
export function printableAnswer(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(printableAnswer);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [printable(name), printableAnswer(member)]));
}

const escaped = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
  ).join('');
