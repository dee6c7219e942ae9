import { Problem } from '../problem/problem';

/** Returns the strong ETag of a version: `"8"` (RFC 9110, 8.8.3). */
export const strongEtag = (version: number): string => `"${version}"`;

/** A parsed `If-Match` header. If its tags are not versions, it matches nothing. `*` matches all versions except 0, the version before the first event. */
export interface VersionCondition {
  /** The header as the client sent it. */
  readonly text: string;
  matches(version: number): boolean;
}

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;
const LIST = new RegExp(`^${TAG.source}(?:\\s*,\\s*${TAG.source})*$`);

/**
 * Reads `If-Match: "7"`, a list or `*` by strong comparison. Returns undefined without the header. @throws Problem 400 `if-match-invalid` when it
 * is malformed
 */
export function readIfMatch(header: string | undefined): VersionCondition | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (text === '*') return { text, matches: (version) => version > 0 };
  const tags = entityTags(text);
  if (!tags) throw malformed(header);
  return { text, matches: (version) => tags.includes(strongEtag(version)) };
}

/** Returns the tags of a list, or undefined when the text is not a list of tags. A tag may contain a comma. */
export const entityTags = (text: string): readonly string[] | undefined =>
  LIST.test(text) ? (text.match(TAG) ?? []) : undefined;

const malformed = (header: string) =>
  new Problem({
    status: 400,
    code: 'if-match-invalid',
    detail: `If-Match is ${header}; it takes a version in double quotes ("7"), a list of them, or *.`,
    errors: [{ code: 'invalid-header', pointer: '/If-Match', detail: 'is not an entity tag in double quotes' }],
  });
