import { Type, type Static, type TSchema } from 'typebox';
import { SLUG_PATTERN, UUID_PATTERN } from './pattern-meanings';

/** An object that tells a typo instead of swallowing it: members that are not listed are refused. */
export const closed = <P extends Record<string, TSchema>>(
  properties: P,
  options: { $id?: string; description?: string; examples?: readonly unknown[] } = {},
) => Type.Object(properties, { additionalProperties: false, ...options });

export const literals = <const T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: values, ...(description ? { description } : {}) });

/** Ids of partnerships and parties, kinds, scopes, conditions. */
export const Slug = Type.String({
  pattern: SLUG_PATTERN,
  maxLength: 64,
  description: 'lower-case words joined by single hyphens, at most 64 characters',
});

export const Uuid = Type.String({
  pattern: UUID_PATTERN,
  description: 'a UUID in lower case (RFC 9562)',
});

/** The grammar is checked by `parseDate` of the domain: a pattern cannot know 29 February. */
export const DateText = Type.String({
  minLength: 4,
  maxLength: 64,
  description:
    'EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~',
});

const leapYear = '(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)';
const month = '(0[1-9]|1[0-2])';
const dayOfMonth = `(${month}-(0[1-9]|1\\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)`;
/** Pattern of a real day of the years 0001 to 9999. */
export const CALENDAR_DAY = `(?!0000)(\\d{4}-${dayOfMonth}|${leapYear}-02-29)`;

// A day that no calendar has would be refused by Postgres and by the fold, and no effective decision may fail there.
export const Instant = Type.String({
  pattern: `^${CALENDAR_DAY}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$`,
  description: 'a moment in UTC with milliseconds (RFC 3339)',
});

export const Text = (maxLength: number, description?: string) =>
  Type.String({ minLength: 1, maxLength, ...(description ? { description } : {}) });

export type DateText = Static<typeof DateText>;
