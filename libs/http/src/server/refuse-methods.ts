import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem';
import { plainHook } from '../hooks/plain-hook';

/** Answers 405 with `Allow` (RFC 9110, 15.5.6) when a route has the address but not the method. Call it before routes are added. */
export function refuseMethods(server: FastifyInstance): void {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    routes.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  server.addHook(
    'onRequest',
    plainHook((request) => {
      if (!request.is404) return;
      const path = request.url.split('?', 1)[0]!;
      const allowed = routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
      if (allowed.length > 0) throw methodNotAllowed(request.method, [...new Set(allowed)].sort());
    }),
  );
}

/** Returns the pattern of a route's address: `:name` is one segment, a final `*` is any rest. */
function patternOf(url: string): RegExp {
  const parts = url.split(/(:[A-Za-z]\w*|\*)/);
  const source = parts.map((part) => {
    if (part === '*') return '.*';
    return /^:[A-Za-z]/.test(part) ? '[^/]+' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`);
}

const methodNotAllowed = (method: string, allowed: readonly string[]) =>
  new Problem({
    status: 405,
    code: 'method-not-allowed',
    detail: `${method} is not possible here; ${allowed.join(' and ')} ${allowed.length === 1 ? 'is' : 'are'}.`,
    headers: { allow: allowed.join(', ') },
  });
