import { code, page, sentence, table } from './markdown';
import { aboutOf, fieldRows, headingsOf, typeInWords, type LinkTo, type Schema } from './schema-words';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Answer {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly description: string }>>;
  readonly content?: Content;
}

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly security: readonly { readonly bearer?: readonly string[] }[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, Answer>>;
}

/** The part of the OpenAPI document that this page reads. */
export interface ServiceDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Route {
  readonly call: string;
  readonly tag: string;
  readonly operation: Operation;
}

export const routesOf = ({ paths }: ServiceDocument): Route[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      call: `${method.toUpperCase()} ${path}`,
      tag: operation.tags[0] ?? 'Other',
      operation,
    })),
  );

/** The codes of the problems that an operation may return, by status. */
export const problemsOf = ({ responses }: Operation): [status: string, codes: string[]][] =>
  Object.entries(responses)
    .filter(([, { content }]) => content?.['application/problem+json'] !== undefined)
    .map(([status, { description }]) => [
      status,
      [...description.matchAll(/`([a-z0-9-]+)`/g)].map(([, name]) => name!),
    ]);

/** Codes that nearly every operation may return; the page lists them once. */
const EVERYWHERE = new Set([
  'query-invalid',
  'path-invalid',
  'header-invalid',
  'unauthenticated',
  'scope-missing',
  'internal',
  'storage-unavailable',
  'shutting-down',
]);

/** The most important subjects come first; other tags follow in the order of the document. */
const SUBJECTS = [
  'Terms',
  'Partnerships',
  'Record',
  'Replay',
  'Term changes',
  'Subscriptions',
  'Private addresses',
  'Registers',
  'Rebuilds',
];

const INTRODUCTION = `Bodies and answers are JSON in UTF-8 unless another type is named. Days are UTC days. Parameters that are not listed are refused.
An error is a problem document (RFC 9457, \`application/problem+json\`); its \`code\` is stable and listed in [Problems](problems.md).
Every operation may also answer ${[...EVERYWHERE].map((name) => `[\`${name}\`](problems.md#${name})`).join(', ')}.

The *scope* is what a bearer token must have where \`API_TOKENS_FILE\` or \`OIDC_ISSUER\` is set (\`Authorization: Bearer …\`); see [Decide who may call](../how-to/access.md).
The same for programs: \`/openapi.json\`. For people with a browser: \`/docs\`. The page itself is served at \`/\`.`;

export function httpPage(document: ServiceDocument): string {
  const routes = routesOf(document);
  const { schemas } = document.components;
  const link = headingsOf(Object.keys(schemas));
  const tags = [...new Set([...SUBJECTS, ...routes.map(({ tag }) => tag)])];
  const listed = tags.flatMap((tag) =>
    routes
      .filter((route) => route.tag === tag)
      .map(({ call, operation }) => [`[${code(call)}](#${headingAnchor(call)})`, operation.summary]),
  );
  return page('HTTP', 'libs/client/openapi.json', [
    INTRODUCTION,
    table(['call', 'what it does'], listed),
    ...tags.flatMap((tag) => [
      `## ${tag}`,
      ...routes.filter((route) => route.tag === tag).flatMap((route) => operationParts(route, link)),
    ]),
    '## Schemas',
    ...Object.entries(schemas).flatMap(([name, schema]) => schemaParts(name, schema, link)),
  ]);
}

const headingAnchor = (call: string): string =>
  call
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s_-]/g, '')
    .replaceAll(' ', '-');

function operationParts({ call, operation }: Route, link: LinkTo): string[] {
  const scope = operation.security.flatMap(({ bearer = [] }) => bearer)[0];
  const problems = problemsOf(operation)
    .map(([status, codes]) => ({ status, codes: codes.filter((name) => !EVERYWHERE.has(name)) }))
    .filter(({ codes }) => codes.length > 0)
    .map(({ status, codes }) => `${status} ${codes.map((name) => `[\`${name}\`](problems.md#${name})`).join(', ')}`);
  return [
    `### ${call}`,
    [sentence(operation.summary), operation.description ?? '', `Scope: ${scope === undefined ? 'none' : code(scope)}.`]
      .filter((text) => text !== '')
      .join(' '),
    parametersTable(operation.parameters ?? [], link),
    ...contentsOf(operation.requestBody?.content).map(
      ([type, schema]) => `Body (${code(type)}): ${typeInWords(schema, link)}`,
    ),
    answersTable(operation, link),
    problems.length === 0 ? '' : `Problems: ${problems.join(' · ')}`,
  ];
}

const parametersTable = (parameters: readonly Parameter[], link: LinkTo): string =>
  parameters.length === 0
    ? ''
    : table(
        ['parameter', 'in', 'type', 'required', ''],
        parameters.map(({ name, in: place, required, description, schema }) => [
          code(name),
          place,
          typeInWords(schema, link),
          required ? 'yes' : '',
          [description ?? '', schema.default === undefined ? '' : aboutOf(schema)].filter(Boolean).join('; '),
        ]),
      );

function answersTable({ responses }: Operation, link: LinkTo): string {
  const rows = Object.entries(responses)
    .filter(([, { content }]) => content?.['application/problem+json'] === undefined)
    .map(([status, { description, headers = {}, content }]) => [
      status,
      description,
      contentsOf(content)
        .map(([type, schema]) => (type === 'application/json' ? typeInWords(schema, link) : code(type)))
        .join(' or '),
      Object.entries(headers)
        .map(([name, header]) => `${code(name)}: ${header.description}`)
        .join('; '),
    ]);
  return table(['answer', '', 'body', 'headers'], rows);
}

const contentsOf = (content: Content | undefined): [string, Schema][] =>
  Object.entries(content ?? {}).map(([type, { schema }]) => [type, schema]);

function schemaParts(name: string, schema: Schema, link: LinkTo): string[] {
  const about = schema.description === undefined ? '' : sentence(schema.description);
  if (schema.anyOf === undefined)
    return [`### ${name}`, about, table(['field', 'type', 'required', ''], fieldRows(schema, link))];
  if (name === 'SubmittedEvent') return [`### ${name}`, about, 'By type: see [Events](events.md).'];
  return [`### ${name}`, about, `${schema.anyOf.map((one) => typeInWords(one, link)).join(' or ')}.`];
}
