import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Allows own files and requests to this service only. Only an embedded view may be framed by another page. */
const policyOf = (ancestors: "'none'" | '*'): string =>
  [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');

const headersOf = (ancestors: "'none'" | '*') => ({
  'content-security-policy': policyOf(ancestors),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
});

const NOT_BUILT = 'The page is not built: run `npm run build` and start again; the interface is described at /docs.\n';

/** The addresses of the page's views. Requests that do not accept HTML are redirected to the API where it has the same resource. */
const VIEWS = ['/partnerships', '/partnerships/:id', '/deadlines', '/record', '/record/:id', '/import', '/embed/:id'];

/**
 * Serves the built page at `/` and at the addresses of its views, each of its files under its own name, and nothing else. Call it before `listen`.
 */
export async function mountWebPage(app: NestFastifyApplication, folder: string): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  if (!existsSync(path.join(folder, 'index.html'))) {
    server.get('/', (_request, reply) => reply.code(404).type('text/plain; charset=utf-8').send(NOT_BUILT));
    return;
  }
  await server.register(fastifyStatic, {
    root: path.resolve(folder),
    // Registers only the existing files, so that the API answers every other address.
    wildcard: false,
    dotfiles: 'ignore',
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isNamedByContent = path.basename(path.dirname(file)) === 'assets';
      reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      for (const [name, value] of Object.entries(headersOf("'none'"))) reply.header(name, value);
    },
  });
  for (const view of VIEWS) {
    server.get<{ Params: { id?: string } }>(view, async (request, reply) => {
      reply.header('vary', 'accept');
      if (!/\btext\/html\b/.test(request.headers.accept ?? '')) {
        const isPartnership = view.startsWith('/partnerships');
        return isPartnership ? reply.redirect(`/v1${request.url}`, 307) : reply.callNotFound();
      }
      reply.headers(headersOf(view.startsWith('/embed') ? '*' : "'none'"));
      reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8');
      return readFile(path.join(folder, 'index.html'));
    });
  }
}
