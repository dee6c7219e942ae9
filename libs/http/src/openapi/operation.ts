import { STATUS_CODES } from 'node:http';
import type { TObject } from 'typebox';
import { ProblemDocument } from '../problem/problem.schema';
import { STREAM_TYPES } from '../server/content-types';
import type { RouteDescriptor, RouteResponse } from '../route/route-descriptor';
import { scopeOf } from '../tokens/scope.guard';
import type { Components, Json } from './components';

/** Returns the operation object (OpenAPI 3.1) of a route. */
export function operationOf(route: RouteDescriptor, operationId: string, components: Components): Json {
  const scope = scopeOf(route);
  const parameters = [
    ...parametersOf('path', route.params, components),
    ...parametersOf('query', route.query, components),
    ...parametersOf('header', route.headers, components),
  ];
  return {
    operationId,
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    tags: [route.tag],
    security: scope === 'public' ? [] : [{}, { bearer: [scope] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body || route.streamBody ? { requestBody: requestBodyOf(route, components) } : {}),
    responses: { ...answers(route, components), ...problems(route, components) },
  };
}

function parametersOf(place: 'path' | 'query' | 'header', schema: TObject | undefined, components: Components): Json[] {
  const required: readonly string[] = schema?.required ?? [];
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => {
    const { description, ...rest } = property as { description?: string; default?: unknown };
    return {
      name,
      in: place,
      required: place === 'path' || (required.includes(name) && rest.default === undefined),
      ...(description ? { description } : {}),
      schema: components.place(rest),
    };
  });
}

function requestBodyOf(route: RouteDescriptor, components: Components): Json {
  const schema = route.body ? components.place(route.body) : { type: 'string' };
  const content = route.streamBody ? streamOf(schema) : { 'application/json': { schema } };
  return { required: !route.bodyOptional, content };
}

/** Describes a text in which each line is a document. Generators understand no other OpenAPI 3.1 notation for it. */
function streamOf(line: Json): Json {
  const [lines = '', ...files] = STREAM_TYPES;
  const schema = { type: 'string', contentMediaType: lines, contentSchema: line };
  return {
    [lines]: { schema },
    ...Object.fromEntries(files.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
  };
}

const answers = (route: RouteDescriptor, components: Components): Json =>
  Object.fromEntries(Object.entries(route.responses).map(([status, answer]) => [status, answerOf(answer, components)]));

const answerOf = (answer: RouteResponse, components: Components): Json => ({
  description: answer.description,
  ...(answer.headers ? { headers: headersOf(answer.headers) } : {}),
  ...contentOf(answer, components),
});

function contentOf({ schema, contentType, otherTypes = [] }: RouteResponse, components: Components): Json {
  const types = [
    ...(schema ? [[contentType ?? 'application/json', { schema: components.place(schema) }] as const] : []),
    ...(!schema && contentType ? [[contentType, { schema: { type: 'string' } }] as const] : []),
    ...otherTypes.map((type) => [type, { schema: { type: 'string' } }] as const),
  ];
  return types.length === 0 ? {} : { content: Object.fromEntries(types) };
}

const headersOf = (headers: Readonly<Record<string, string>>): Json =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );

function problems(route: RouteDescriptor, components: Components): Json {
  const document = components.place(ProblemDocument);
  const entries = [...problemCodesOf(route)].map(([status, codes]) => [
    status,
    {
      description: `${STATUS_CODES[status] ?? 'Problem'}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
      content: { 'application/problem+json': { schema: document } },
    },
  ]);
  return Object.fromEntries(entries) as Json;
}

/** Returns the route's own codes and the codes that every route of its kind can answer. */
function problemCodesOf(route: RouteDescriptor): Map<number, string[]> {
  const codes = new Map<number, string[]>();
  const add = (status: number, ...more: readonly string[]) =>
    codes.set(status, [...new Set([...(codes.get(status) ?? []), ...more])]);
  for (const [status, own] of Object.entries(route.problems ?? {})) add(Number(status), ...own);
  add(400, 'query-invalid');
  if (route.params) add(400, 'path-invalid');
  if (route.headers) add(400, 'header-invalid');
  if (route.body && !route.streamBody) add(400, 'not-json', 'member-repeated', 'number-rounded', 'schema-mismatch');
  if (route.body && !route.streamBody) add(413, 'body-too-large');
  if (route.body || route.streamBody) add(415, 'unsupported-media-type');
  if (scopeOf(route) !== 'public') {
    add(401, 'unauthenticated');
    add(403, 'scope-missing');
    add(503, 'issuer-unreachable');
  }
  if (route.expensive) add(429, 'too-many-requests');
  add(500, 'internal');
  add(503, 'storage-unavailable', 'service-unavailable', 'shutting-down');
  return codes;
}
