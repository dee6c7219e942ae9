const ABSENCES = ['unknown', 'none', 'undisclosed'] as const;
export type Absence = (typeof ABSENCES)[number];

/** `{"unknown": true}` and its like: said to be absent, in one of three ways. */
export function absenceOf(value: unknown): Absence | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const members = Object.keys(value).filter((name) => name !== 'summary');
  const [only] = members;
  const absence = ABSENCES.find((name) => name === only);
  return members.length === 1 && absence && (value as Record<string, unknown>)[absence] === true ? absence : null;
}

const keys = new WeakMap<object, string>();

/** Equal for equal values, whatever the order of their members. */
export function keyOfValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  let key = keys.get(value);
  if (key === undefined) keys.set(value, (key = JSON.stringify(sorted(value))));
  return key;
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
