import type { FastifyInstance } from 'fastify';
import { plainHook } from '../hooks/plain-hook';

/** For every answer that does not set its own: what we send is data, not a page, whatever its text looks like. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
} as const;

/** Sets them on the bare response, where streams that write their own head keep them; what a route sets by its reply goes before. */
export function setSecurityHeaders(server: FastifyInstance): void {
  const headers = Object.entries(SECURITY_HEADERS);
  server.addHook(
    'onRequest',
    plainHook((_request, { raw }) => {
      for (const [name, value] of headers) raw.setHeader(name, value);
    }),
  );
}
