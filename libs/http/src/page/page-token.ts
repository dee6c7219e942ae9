import { faultOfJson, matches } from '#contracts';
import type { Static, TSchema } from 'typebox';
import { Problem } from '../problem/problem';

const VERSION = 1;

/** Encodes the key of a page's last row as an opaque `after` token. */
export const encodePageToken = (key: unknown): string =>
  Buffer.from(JSON.stringify([VERSION, key])).toString('base64url');

/** Decodes an `after` token and checks its key against the schema. @throws Problem 400 `page-token-invalid` */
export function decodePageToken<S extends TSchema>(token: string, schema: S): Static<S> {
  const decoded = parse(token);
  if (!isToken(decoded) || decoded[0] !== VERSION || !matches(schema, decoded[1])) {
    throw new Problem({
      status: 400,
      code: 'page-token-invalid',
      detail:
        'The parameter "after" is not a token of this list; take it from "next", or leave it out for the first page.',
      errors: [{ code: 'page-token-invalid', pointer: '/after', detail: '/after is not a token of this list' }],
    });
  }
  return decoded[1] as Static<S>;
}

/** A key goes into a query, so that it may not hold what the database refuses. */
const isToken = (decoded: unknown): decoded is [unknown, unknown] =>
  Array.isArray(decoded) && decoded.length === 2 && faultOfJson(decoded) === null;

function parse(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
