const SLUG = '[a-z0-9]+(-[a-z0-9]+)*';
/** A slug: an id of a partnership, a party, a kind or a condition. */
export const SLUG_PATTERN = `^${SLUG}$`;

/** Slugs, separated by commas. */
export const SLUGS_PATTERN = `^${SLUG}(,${SLUG})*$`;

/** A UUID (RFC 9562) in lower case. */
export const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

/** A SHA-256 in lower-case hexadecimal. */
export const SHA256_PATTERN = '^[0-9a-f]{64}$';

/** A media type without parameters. */
export const MEDIA_TYPE_PATTERN = '^[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*$';

const leapYear = '(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)';
const month = '(0[1-9]|1[0-2])';
const dayOfMonth = `(${month}-(0[1-9]|1\\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)`;
/** Pattern of a real day of the years 0001 to 9999. */
export const CALENDAR_DAY = `(?!0000)(\\d{4}-${dayOfMonth}|${leapYear}-02-29)`;

const PATTERN_MEANINGS: ReadonlyMap<unknown, string> = new Map([
  [SLUG_PATTERN, 'must be lower-case words joined by single hyphens, such as "microsoft-openai"'],
  [
    SLUGS_PATTERN,
    'must be lower-case words joined by single hyphens, such as "microsoft-openai"; several are separated by commas',
  ],
  [UUID_PATTERN, 'must be a UUID in lower case, such as "0197a2b4-6c1d-7e8f-9a0b-1c2d3e4f5a6b"'],
  [`^${CALENDAR_DAY}$`, 'must be a day of the calendar, such as "2030-12-31"'],
  [SHA256_PATTERN, 'must be a SHA-256 in lower-case hexadecimal, 64 digits, as sha256sum prints it'],
  [
    MEDIA_TYPE_PATTERN,
    'must be a media type (RFC 6838) in lower case and without parameters, such as "application/pdf"',
  ],
]);

/** Returns the pattern of some of these names, separated by commas. */
export const namesPattern = (names: readonly string[]): string => `^(${names.join('|')})(,(${names.join('|')}))*$`;

const NAMES = /^\^\(([a-z-]+(?:\|[a-z-]+)+)\)\(,/;

/** Returns the requirement behind a pattern in words; undefined if people can read the pattern. */
export function meaningOfPattern(pattern: unknown): string | undefined {
  const names = typeof pattern === 'string' ? NAMES.exec(pattern)?.[1]?.split('|') : undefined;
  if (names === undefined || pattern !== namesPattern(names)) return PATTERN_MEANINGS.get(pattern);
  return `must be one of ${names.map((name) => JSON.stringify(name)).join(', ')}; several are separated by commas`;
}
