/** Faults that a person can fix, by the error code of PostgreSQL or of the connection. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^53100$/, 'the disk of PostgreSQL is full'],
  [/^25006$/, 'PostgreSQL is read-only, as a standby is'],
  [/^(55P03|57014)$/, 'PostgreSQL did not answer in time, or a lock was held by another'],
  [/^53300$/, 'PostgreSQL takes no more connections'],
  [
    /^(57P0\d|08\w{3}|ECONN\w*|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/,
    'the connection with PostgreSQL was lost or refused',
  ],
];

/** Describes a fault without addresses or values, so that anyone may read it; null if it needs no action. */
export function troubleInWords(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return null;
  return WORDS.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
