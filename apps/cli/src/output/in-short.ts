/** Shortens a value: its summary, its only flag, or its members. */
export function inShort(value: unknown): string {
  if (value === null || value === undefined) return '(nothing)';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map(inShort).join(', ');
  const { summary, ...members } = value as Record<string, unknown>;
  if (typeof summary === 'string') return summary;
  const entries = Object.entries(members);
  const [first] = entries;
  if (first !== undefined && entries.length === 1 && first[1] === true) return `(${first[0]})`;
  return entries.map(([name, member]) => `${name}: ${nested(member)}`).join(', ');
}

const nested = (value: unknown): string => {
  const text = inShort(value);
  return typeof value === 'object' && value !== null && !text.startsWith('(') ? `(${text})` : text;
};

interface Answer {
  readonly value: unknown;
  readonly certainty: string;
}

/** Renders possible answers in short form. A definite one is not marked. */
export const answersInShort = (answers: readonly Answer[]): string =>
  answers.length === 0
    ? '(not in force)'
    : answers
        .map(({ value, certainty }) => `${certainty === 'definitely' ? '' : `${certainty}: `}${inShort(value)}`)
        .join(' or ');

export const listed = (names: readonly string[] | null | undefined): string => (names ?? []).join(', ');
