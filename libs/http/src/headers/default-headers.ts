import type { FastifyInstance } from 'fastify';
import { plainHook } from '../hooks/plain-hook';

/** The headers of every response that does not set its own. The service sends data, not pages, even if a text looks like one. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
} as const;

/** A cache revalidates a response before it reuses it, because the next query after a 201 sees the change. */
const CACHING = { 'cache-control': 'no-cache' } as const;

/**
 * Sets the security headers and `Cache-Control` on the raw response, so that streams that write their own head keep them. Headers that a route
 * sets on its reply override them.
 */
export function setDefaultHeaders(server: FastifyInstance): void {
  const headers = Object.entries({ ...SECURITY_HEADERS, ...CACHING });
  server.addHook(
    'onRequest',
    plainHook((_request, { raw }) => {
      for (const [name, value] of headers) raw.setHeader(name, value);
    }),
  );
}
