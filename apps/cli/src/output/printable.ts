/** All that a terminal would obey or hide, and what reorders text around it (UAX 9); joiners stay, which Persian, Indic scripts and emoji need. */
const UNSAFE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** Text as one line that does nothing to a terminal: breaks and tabs become spaces, other controls are shown as `\u001b`. */
export const printable = (text: string): string => text.replaceAll(/[\t\n\r]+/g, ' ').replaceAll(UNSAFE, escaped);

/** JSON means the same with its characters escaped, so that a terminal can show it as well as a program can read it. */
export const printableJson = (json: string): string =>
  json.replaceAll(UNSAFE, (unit) => (unit === '\n' ? unit : escaped(unit)));

/** The same for every text within an answer, names of members included. */
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
