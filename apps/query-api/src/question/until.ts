import { isInstant } from '#domain';
import { faulty } from '#http';

/** Parses `until` as a time, exclusive, for Postgres. Throws 400 `date-invalid` for anything else. */
export function readUntil(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (isInstant(text)) return new Date(text).toISOString();
  throw faulty('date-invalid', [
    {
      code: 'date-invalid',
      pointer: '/until',
      detail: '/until is not a moment such as 2026-01-01T00:00:00Z (RFC 3339)',
    },
  ]);
}
