import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApiDocument, type DocsInfo } from './openapi-document';

/** Own files only: the page works offline and tells nobody that it was opened. */
const POLICY = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** Serves `/openapi.json` and the human docs at `/docs`. Call it before `listen`. */
export async function mountDocs(app: NestFastifyApplication, info: DocsInfo): Promise<void> {
  const document = openApiDocument(app, info);
  const server = app.getHttpAdapter().getInstance();
  server.get('/openapi.json', () => document);
  await server.register(swagger, { mode: 'static', specification: { document: document as never } });
  await server.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: POLICY,
    uiConfig: { validatorUrl: null, docExpansion: 'list', deepLinking: true, defaultModelsExpandDepth: 0 },
  });
}
