import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApiDocument, type DocsInfo } from './openapi-document';
import { mountProblemPages } from './problem-pages';

/** Own files only: the page works offline and contacts no other host. */
const POLICY = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

export interface Docs extends DocsInfo {
  /** The meaning of each problem in Markdown, by code. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Serves `/openapi.json`, the human docs at `/docs`, and the pages that the `type` of a problem refers to. Call it before `listen`. */
export async function mountDocs(app: NestFastifyApplication, { problems, ...info }: Docs): Promise<void> {
  const document = openApiDocument(app, info);
  const server = app.getHttpAdapter().getInstance();
  server.get('/openapi.json', () => document);
  mountProblemPages(server, problems);
  await server.register(swagger, { mode: 'static', specification: { document: document as never } });
  await server.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: POLICY,
    uiConfig: { validatorUrl: null, docExpansion: 'list', deepLinking: true, defaultModelsExpandDepth: 0 },
  });
}
