import { Problem } from '../problem/problem';

/** The strong ETag of a version: `"8"` (RFC 9110, 8.8.3). */
export const strongEtag = (version: number): string => `"${version}"`;

/** What `If-Match` asks for; matches nothing when it lists only tags that are no versions. */
export interface VersionCondition {
  /** As it was sent. */
  readonly text: string;
  matches(version: number): boolean;
}

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;
const LIST = new RegExp(`^${TAG.source}(?:\\s*,\\s*${TAG.source})*$`);

/** Reads `If-Match: "7"`, a list or `*` by strong comparison; undefined without the header, 400 `if-match-invalid` when malformed. */
export function readIfMatch(header: string | undefined): VersionCondition | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (text === '*') return { text, matches: () => true };
  const tags = entityTags(text);
  if (!tags) throw malformed(header);
  return { text, matches: (version) => tags.includes(strongEtag(version)) };
}

/** The tags of a list, or undefined when it is none. A comma may stand inside of a tag. */
export const entityTags = (text: string): readonly string[] | undefined =>
  LIST.test(text) ? (text.match(TAG) ?? []) : undefined;

const malformed = (header: string) =>
  new Problem({
    status: 400,
    code: 'if-match-invalid',
    detail: `If-Match is ${header}; it takes a version in double quotes ("7"), a list of them, or *.`,
    errors: [{ code: 'invalid-header', pointer: '/If-Match', detail: 'is not an entity tag in double quotes' }],
  });
