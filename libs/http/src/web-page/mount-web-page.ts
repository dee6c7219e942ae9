import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Own files only; what the page asks is asked of this service. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const NOT_BUILT = 'The page is not built: run `npm run build` and start again; the interface is described at /docs.\n';

/** Serves the built page at `/`, each of its files under its own name, and nothing else. Call it before `listen`. */
export async function mountWebPage(app: NestFastifyApplication, folder: string): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  if (!existsSync(path.join(folder, 'index.html'))) {
    server.get('/', (_request, reply) => reply.code(404).type('text/plain; charset=utf-8').send(NOT_BUILT));
    return;
  }
  await server.register(fastifyStatic, {
    root: path.resolve(folder),
    // The files that are there now, so that every other address is answered by the interface.
    wildcard: false,
    dotfiles: 'ignore',
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isNamedByContent = path.basename(path.dirname(file)) === 'assets';
      reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.header('content-security-policy', POLICY);
      reply.header('x-content-type-options', 'nosniff');
      reply.header('referrer-policy', 'no-referrer');
    },
  });
}
