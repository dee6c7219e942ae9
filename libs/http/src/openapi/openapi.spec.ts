import { Controller, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'typebox';
import { createHttpApp } from '../server/create-http-app';
import { defineRoute } from '../route/route-descriptor';
import { mountDocs } from './mount-docs';
import { Route } from '../route/route.decorator';
import { silent } from '../testing/silent-logger';

const Money = Type.Object({ amount: Type.String() }, { $id: 'Money' });
const Price = Type.Union([Type.String(), Money], { $id: 'Price', description: 'what it costs' });
const Deal = Type.Object(
  {
    price: Money,
    default: Type.Array(Money),
    note: Type.Optional(Type.Ref('Money')),
    final: Type.Optional(Type.Literal(true)),
    fee: Type.Union([Price, Type.Null()], { description: 'null: none' }),
    tax: Type.Union([Money, Type.Null()]),
  },
  { $id: 'Deal' },
);

const makeDeal = defineRoute({
  method: 'POST',
  path: '/deals/:id',
  summary: 'Make a deal',
  tag: 'Deals',
  params: Type.Object({ id: Type.String({ description: 'its name' }) }),
  query: Type.Object({ limit: Type.Integer({ default: 3 }), at: Type.String() }),
  headers: Type.Object({ 'If-Match': Type.Optional(Type.String()) }),
  body: Deal,
  responses: { 201: { description: 'made', schema: Deal, headers: { ETag: 'its version' } } },
  problems: { 409: ['deal-taken'], 400: ['deal-odd'] },
});
const seeDeal = defineRoute({
  method: 'GET',
  path: '/deals/:id',
  summary: 'See a deal',
  tag: 'Deals',
  scope: 'public',
  params: Type.Object({ id: Type.String() }),
  responses: { 200: { description: 'it', schema: Money } },
});

@Controller()
class DealsController {
  @Route(makeDeal)
  make() {
    return {};
  }
  @Route(seeDeal)
  see() {
    return {};
  }
}

@Module({ controllers: [DealsController] })
class DealsModule {}
@Module({ imports: [DealsModule] })
class RootModule {}

interface Operation {
  operationId: string;
  parameters: object[];
  requestBody: object;
  responses: Record<string, { description: string; content: object; headers: object }>;
  security: object[];
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

let app: NestFastifyApplication;
let document: Document;
beforeAll(async () => {
  app = await createHttpApp(RootModule, { host: '127.0.0.1', port: 0, allowAnonymous: false, logger: silent });
  const problems = { 'deal-taken': 'Somebody was faster. See [Deals](deals.md), or send `If-Match`.' };
  await mountDocs(app, { title: 'Deals', version: '1', description: 'All about deals', problems });
  await app.init();
  document = (await app.inject({ url: '/openapi.json' })).json<Document>();
});
afterAll(() => app.close());

describe('openapi', () => {
  test('routes_of_imported_modules_are_described_by_method_and_path', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(['/deals/{id}']);
    expect(Object.keys(document.paths['/deals/{id}'] ?? {})).toEqual(['post', 'get']);
    expect(document.paths['/deals/{id}']?.['post']?.operationId).toBe('Deals_make');
  });

  test('parameters_come_from_the_schemas_and_those_with_a_default_are_optional', () => {
    expect(document.paths['/deals/{id}']?.['post']?.parameters).toEqual([
      { name: 'id', in: 'path', required: true, description: 'its name', schema: { type: 'string' } },
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer', default: 3 } },
      { name: 'at', in: 'query', required: true, schema: { type: 'string' } },
      { name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } },
    ]);
  });

  test('named_schemas_are_components_and_are_referenced_everywhere', () => {
    const money = { $ref: '#/components/schemas/Money' };
    expect(document.paths['/deals/{id}']?.['post']?.requestBody).toEqual({
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Deal' } } },
    });
    expect(document.components.schemas['Deal']).toEqual({
      type: 'object',
      required: ['price', 'default', 'fee', 'tax'],
      properties: {
        price: money,
        default: { type: 'array', items: money },
        note: money,
        // A boolean constant is left out: generated clients would not read it.
        final: { type: 'boolean' },
        fee: { $ref: '#/components/schemas/PriceOrNull', description: 'null: none' },
        tax: { anyOf: [money, { type: 'null' }] },
      },
    });
    expect(document.components.schemas['PriceOrNull']).toEqual({
      anyOf: [{ type: 'string' }, money, { type: 'null' }],
      description: 'what it costs',
    });
    expect(Object.keys(document.components.schemas)).toEqual(['Deal', 'Money', 'PriceOrNull', 'Problem']);
  });

  test('problem_codes_are_listed_by_status_and_include_those_of_the_edge', () => {
    const responses = document.paths['/deals/{id}']?.['post']?.responses;
    expect(responses?.['409']?.description).toBe('Conflict: `deal-taken`');
    expect(responses?.['400']?.description).toContain('`deal-odd`, `query-invalid`');
    expect(responses?.['400']?.description).toContain('`schema-mismatch`');
    expect(responses?.['400']?.content).toEqual({
      'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    });
    expect(responses?.['201']?.headers).toEqual({ ETag: { description: 'its version', schema: { type: 'string' } } });
  });

  test('a_public_route_needs_no_token', () => {
    expect(document.paths['/deals/{id}']?.['get']?.security).toEqual([]);
    expect(document.paths['/deals/{id}']?.['post']?.security).toEqual([{}, { bearer: ['record'] }]);
  });

  test('the_type_of_a_problem_is_the_address_of_its_explanation', async () => {
    const page = await app.inject({ url: '/problems/deal-taken' });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(page.body).toBe('deal-taken\n\nSomebody was faster. See Deals, or send `If-Match`.\n');
    for (const code of ['deal-lost', 'constructor', '%2e%2e'])
      expect((await app.inject({ url: `/problems/${code}` })).json()).toMatchObject({ status: 404, code: 'not-found' });
  });

  test('the_human_docs_load_nothing_from_other_hosts', async () => {
    const page = await app.inject({ url: '/docs' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    const files = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      expect(file).not.toMatch(/^(https?:)?\/\//);
      expect((await app.inject({ url: new URL(file, 'http://x/docs/').pathname })).statusCode).toBe(200);
    }
  });
});
