import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { routeOf } from '../route/route.decorator';
import type { RouteDescriptor } from '../route/route-descriptor';
import { Components, type Json } from './components';
import { operationOf } from './operation';

export interface DocsInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

/** Returns the OpenAPI 3.1 document of every `@Route` of every module of the app. */
export function openApiDocument(app: INestApplication, info: DocsInfo): Json {
  const components = new Components();
  const paths: Record<string, Record<string, Json>> = {};
  for (const { route, operationId } of routesOf(app)) {
    const path = route.path.replaceAll(/:([A-Za-z]\w*)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route, operationId, components);
  }
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: components.schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'needed where API_TOKENS_FILE or OIDC_ISSUER is set' },
      },
    },
  };
}

function routesOf(app: INestApplication): { route: RouteDescriptor; operationId: string }[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap(({ controllers }) => [...controllers.values()]);
  const classes = new Set(controllers.map(({ metatype }) => metatype as { name: string; prototype: object }));
  return [...classes].flatMap(({ name, prototype }) =>
    scanner.getAllMethodNames(prototype).flatMap((method) => {
      const route = routeOf((prototype as Record<string, object>)[method] as object);
      return route ? [{ route, operationId: `${name.replace(/Controller$/, '')}_${method}` }] : [];
    }),
  );
}
