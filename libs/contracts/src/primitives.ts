import { Type, type Static, type TSchema } from 'typebox';
import { CALENDAR_DAY, SLUG_PATTERN, UUID_PATTERN } from './pattern-meanings';

export { CALENDAR_DAY };

/** Returns the schema of an object without other members, so that a misspelt member is refused and not ignored. */
export const closed = <P extends Record<string, TSchema>>(
  properties: P,
  options: { $id?: string; description?: string; examples?: readonly unknown[] } = {},
) => Type.Object(properties, { additionalProperties: false, ...options });

export const literals = <const T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: values, ...(description ? { description } : {}) });

/** The id of a partnership, a party, a kind, a scope or a condition. */
export const Slug = Type.String({
  pattern: SLUG_PATTERN,
  maxLength: 64,
  description: 'lower-case words joined by single hyphens, at most 64 characters',
});

export const Uuid = Type.String({
  pattern: UUID_PATTERN,
  description: 'a UUID in lower case (RFC 9562)',
});

/** A date. `parseDate` of the domain checks its grammar, because a pattern cannot know 29 February. */
export const DateText = Type.String({
  minLength: 4,
  maxLength: 64,
  description:
    'EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~',
});

// A day that no calendar has would be refused by Postgres and by the fold, and no effective decision may fail there.
export const Instant = Type.String({
  pattern: `^${CALENDAR_DAY}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z$`,
  description: 'a moment in UTC with milliseconds (RFC 3339)',
});

export const Text = (maxLength: number, description?: string) =>
  Type.String({ minLength: 1, maxLength, ...(description ? { description } : {}) });

export type DateText = Static<typeof DateText>;
