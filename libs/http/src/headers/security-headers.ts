import type { FastifyInstance } from 'fastify';
import { plainHook } from '../hooks/plain-hook';

/** The headers of every response that does not set its own. The service sends data, not pages, even if a text looks like one. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
} as const;

/**
 * Sets the security headers on the raw response, so that streams that write their own head keep them. Headers that a route sets on its reply
 * override them.
 */
export function setSecurityHeaders(server: FastifyInstance): void {
  const headers = Object.entries(SECURITY_HEADERS);
  server.addHook(
    'onRequest',
    plainHook((_request, { raw }) => {
      for (const [name, value] of headers) raw.setHeader(name, value);
    }),
  );
}
