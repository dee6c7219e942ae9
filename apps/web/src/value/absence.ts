const ABSENCES = ['unknown', 'none', 'undisclosed'] as const;
export type Absence = (typeof ABSENCES)[number];

/** Returns how a value is stated to be absent, as in `{"unknown": true}`; null if it is not. */
export function absenceOf(value: unknown): Absence | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  // Called for thousands of values, few of which are absent.
  const absence = ABSENCES.find((name) => (value as Record<string, unknown>)[name] === true);
  if (absence === undefined) return null;
  return Object.keys(value).every((name) => name === absence || name === 'summary') ? absence : null;
}

const keys = new WeakMap<object, string>();

/** Returns a key that is equal for equal values, whatever the order of their members. */
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
