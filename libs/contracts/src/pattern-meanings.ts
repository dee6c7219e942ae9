/** Ids of partnerships and parties, kinds, conditions. */
export const SLUG_PATTERN = '^[a-z0-9]+(-[a-z0-9]+)*$';

/** RFC 9562, in lower case. */
export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/** SHA-256 in lower-case hexadecimal. */
export const SHA256_PATTERN = '^[0-9a-f]{64}$';

/** A media type without parameters. */
export const MEDIA_TYPE_PATTERN = '^[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*$';

/** What a value must be that does not match a pattern, where the pattern itself does not say it to people. */
export const PATTERN_MEANINGS: ReadonlyMap<unknown, string> = new Map([
  [SLUG_PATTERN, 'must be lower-case words joined by single hyphens, such as "microsoft-openai"'],
  [UUID_PATTERN, 'must be a UUID in lower case, such as "0197a2b4-6c1d-7e8f-9a0b-1c2d3e4f5a6b"'],
  [SHA256_PATTERN, 'must be a SHA-256 in lower-case hexadecimal, 64 digits, as sha256sum prints it'],
  [
    MEDIA_TYPE_PATTERN,
    'must be a media type (RFC 6838) in lower case and without parameters, such as "application/pdf"',
  ],
]);
