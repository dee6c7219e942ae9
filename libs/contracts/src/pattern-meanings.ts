const SLUG = '[a-z0-9]+(-[a-z0-9]+)*';
/** A slug: an id of a partnership, a party, a kind or a condition. */
export const SLUG_PATTERN = `^${SLUG}$`;

/** Slugs, separated by commas. */
export const SLUGS_PATTERN = `^${SLUG}(,${SLUG})*$`;

const SCOPE = `(?!all\\.)(?!.*\\.all(\\.|$))${SLUG}(\\.${SLUG})*`;
/** Slugs joined by dots. `all` is only allowed as the whole scope. */
export const SCOPE_PATTERN = `^${SCOPE}$`;

/** A scope, or with the suffix `.*` the scope and all narrower ones. */
export const SCOPE_FILTER_PATTERN = `^(all\\.\\*|${SCOPE}|${SCOPE}\\.\\*)$`;

// A lookahead that passed a comma would be about the filters behind it.
const LISTED_SCOPE = `(?!all\\.[^*])(?![^,]*\\.all([.,]|$))${SLUG}(\\.${SLUG})*(\\.\\*)?`;
/** Such filters, separated by commas. */
export const SCOPE_FILTERS_PATTERN = `^${LISTED_SCOPE}(,${LISTED_SCOPE})*$`;

const count = (digits: number) => `[1-9]\\d{0,${digits - 1}}`;
/** A duration (ISO 8601) of whole years and months, weeks or days. The number of digits is limited so that adding it to any day yields an exact integer. */
export const DURATION_PATTERN = `^P((${count(4)}W|${count(5)}D)|(?=\\d)(${count(4)}Y)?(${count(4)}M)?)$`;

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
  [SCOPE_PATTERN, 'must be slugs joined by dots, such as "api.stateless"; "all" stands alone'],
  [SCOPE_FILTER_PATTERN, 'must be a scope, such as "api", or one with all narrower ones, such as "api.*"'],
  [
    SCOPE_FILTERS_PATTERN,
    'must be a scope, such as "api", or one with all narrower ones, such as "api.*"; several are separated by commas',
  ],
  [DURATION_PATTERN, 'must be whole years and months, whole weeks or whole days, such as "P1Y6M", "P2W" or "P90D"'],
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
