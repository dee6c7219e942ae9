import { dayOfInstant } from '#domain';
import { faulty } from '#http';

/** Parses `until` as a time, exclusive, for Postgres. Throws 400 `date-invalid` for anything else. */
export function readUntil(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const moment = new Date(text);
  if (isInstant(text) && !Number.isNaN(moment.getTime())) return moment.toISOString();
  throw faulty('date-invalid', [
    {
      code: 'date-invalid',
      pointer: '/until',
      detail: '/until is not a moment such as 2026-01-01T00:00:00Z (RFC 3339)',
    },
  ]);
}

function isInstant(text: string): boolean {
  try {
    dayOfInstant(text);
    return true;
  } catch {
    return false;
  }
}
