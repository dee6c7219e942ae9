import { Problem } from '../problem/problem';

/** Returns the refusal of a request without a valid token (RFC 6750). */
const unauthenticated = (detail: string, challenge: string, cause?: unknown) =>
  new Problem({ status: 401, code: 'unauthenticated', detail, headers: { 'www-authenticate': challenge }, cause });

const REALM = 'Bearer realm="partnership-timeline"';

export const tokenMissing = () => unauthenticated('This needs a bearer token.', REALM);

export const tokenRefused = (detail: string, cause?: unknown) =>
  unauthenticated(detail, `${REALM}, error="invalid_token"`, cause);
