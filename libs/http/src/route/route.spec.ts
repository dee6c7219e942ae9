import { Controller, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { Type } from 'typebox';
import { createHttpApp } from '../server/create-http-app';
import { defineRoute, type InputOf } from './route-descriptor';
import { Input } from './input.decorator';
import { Problem } from '../problem/problem';
import { Route } from './route.decorator';
import { silent } from '../testing/silent-logger';

const listThings = defineRoute({
  method: 'GET',
  path: '/things',
  summary: 'Things',
  tag: 'Things',
  query: Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    deep: Type.Optional(Type.Boolean()),
    kind: Type.Optional(Type.Array(Type.String())),
  }),
  responses: { 200: { description: 'things' } },
});

const findThings = defineRoute({
  method: 'GET',
  path: '/found',
  summary: 'Find things',
  tag: 'Things',
  query: Type.Object({
    day: Type.Optional(Type.String({ minLength: 4 })),
    by: Type.Optional(Type.String()),
    limit: Type.Integer({ minimum: 1, default: 20 }),
  }),
  checkQuery: (query) =>
    ['day', 'by'].flatMap((name) => {
      const fault = { code: 'date-invalid', pointer: `/${name}`, detail: `/${name} is no date` };
      return String(query[name]).includes('bad') ? [fault] : [];
    }),
  responses: { 200: { description: 'things' } },
});

const makeThing = defineRoute({
  method: 'POST',
  path: '/things/:id',
  summary: 'Make a thing',
  tag: 'Things',
  params: Type.Object({ id: Type.String({ pattern: '^[a-z]+$' }) }),
  headers: Type.Object({ 'Idempotency-Key': Type.Optional(Type.String({ maxLength: 8 })) }),
  body: Type.Object({ name: Type.String(), size: Type.Integer() }, { additionalProperties: false }),
  responses: { 201: { description: 'made' } },
});

const judgeThing = defineRoute({
  method: 'POST',
  path: '/judged',
  summary: 'Judge',
  tag: 'Things',
  body: Type.Object({ a: Type.Number() }),
  checkBody: (body) =>
    JSON.stringify(body).includes('bad') ? [{ pointer: '/a', message: 'is bad', code: 'bad' }] : [],
  responses: { 200: { description: 'judged' } },
});

@Controller()
class Things {
  @Route(listThings)
  list(@Input() { query }: InputOf<typeof listThings>) {
    const limit: number = query.limit;
    return { ...query, limit };
  }

  @Route(findThings)
  find(@Input() { query }: InputOf<typeof findThings>) {
    return query;
  }

  @Route(makeThing)
  make(@Input() { params, headers, body }: InputOf<typeof makeThing>) {
    const size: number = body.size;
    return { id: params.id, key: headers['Idempotency-Key'] ?? null, name: body.name, size };
  }

  @Route(judgeThing)
  judge(@Input() { body }: InputOf<typeof judgeThing>) {
    if (body.a === 412)
      throw new Problem({ status: 412, code: 'head-moved', members: { head: 7 }, headers: { etag: '"7"' } });
    if (body.a === 500) throw new Error('the secret');
    return body;
  }
}

@Module({ controllers: [Things] })
class ThingsModule {}

let app: NestFastifyApplication;
const inject = (options: InjectOptions) => app.inject(options);
const post = (url: string, payload: unknown, headers: Record<string, string | string[]> = {}) =>
  inject({
    method: 'POST',
    url,
    payload: payload as object,
    headers: { 'content-type': 'application/json', ...headers },
  });

beforeAll(async () => {
  app = await createHttpApp(ThingsModule, { host: '127.0.0.1', port: 0, allowAnonymous: false, logger: silent });
  await app.init();
});
afterAll(() => app.close());

describe('input', () => {
  test('query_strings_are_converted_to_the_types_of_the_schema_and_defaults_are_filled_in', async () => {
    const response = await inject({ url: '/things?deep=true&kind=a' });
    expect(response.json()).toEqual({ limit: 20, deep: true, kind: ['a'] });
  });

  test('an_unknown_query_parameter_is_refused_with_the_list_of_known_ones', async () => {
    const response = await inject({ url: '/things?knownat=1&limit=0' });
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.json()).toMatchObject({
      type: '/problems/query-invalid',
      status: 400,
      code: 'query-invalid',
      errors: [
        {
          code: 'unknown-parameter',
          pointer: '/knownat',
          detail: '"knownat" is not a parameter here; known are limit, deep, kind',
        },
        { code: 'invalid-parameter', pointer: '/limit' },
      ],
    });
  });

  test.each([
    ['day=badday', 'date-invalid', ['/day']],
    ['day=badday&by=bad', 'date-invalid', ['/day', '/by']],
    ['day=badday&limit=0&other=1', 'query-invalid', ['/other', '/limit', '/day']],
    ['day=bad&by=bad', 'query-invalid', ['/day', '/by']],
  ])('faults_beyond_the_schema_are_reported_with_the_others: %s', async (query, code, pointers) => {
    const response = await inject({ url: `/found?${query}` });
    const { errors, ...problem } = response.json<{ code: string; errors: { pointer: string }[] }>();
    expect([response.statusCode, problem.code, errors.map(({ pointer }) => pointer)]).toEqual([400, code, pointers]);
  });

  test('a_repeated_single_parameter_is_refused', async () => {
    const response = await inject({ url: '/things?limit=1&limit=2' });
    expect(response.json()).toMatchObject({
      errors: [{ pointer: '/limit', detail: '/limit is given more than once' }],
    });
  });

  test.each(['1e3', '0x10', '', ' 5', '1.5', 'NaN'])('the_text_%p_is_not_an_integer', async (text) => {
    const response = await inject({ url: `/things?limit=${encodeURIComponent(text)}` });
    expect(response.statusCode).toBe(400);
  });

  test.each([
    ['kind=%ff', ['/kind']],
    ['kind=a%20%C3', ['/kind']],
    ['kind=%ED%A0%80', ['/kind']],
    ['deep=true&kind=a&kind=%c3%28', ['/kind']],
    ['kind=a%20b%', ['/kind']],
    ['limit=%FF', ['/limit']],
    ['%FF=1', ['/%FF']],
  ])('a_query_with_an_escape_that_is_no_UTF-8_is_refused: %s', async (query, pointers) => {
    const response = await inject({ url: `/things?${query}` });
    const { errors } = response.json<{ errors: { pointer: string }[] }>();
    expect([response.statusCode, errors.map(({ pointer }) => pointer)]).toEqual([400, pointers]);
  });

  test('a_percent_sign_without_any_escape_is_taken_as_it_is', async () => {
    for (const [query, kind] of [
      ['kind=2019%', '2019%'],
      ['kind=2019%25', '2019%'],
      ['kind=%E2%82%AC+x', '€ x'],
    ])
      expect((await inject({ url: `/things?${query}` })).json()).toMatchObject({ kind: [kind] });
  });

  test('an_escape_in_the_path_that_is_no_UTF-8_is_refused', async () => {
    for (const id of ['%ff', 'a%20%C3', '%ED%A0%80'])
      expect((await post(`/things/${id}`, { name: 'n', size: 2 })).json()).toMatchObject({ code: 'url-malformed' });
  });

  test('a_valid_body_reaches_the_handler_with_params_and_headers', async () => {
    const response = await post('/things/abc', { name: 'n', size: 2 }, { 'idempotency-key': 'k' });
    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({ id: 'abc', key: 'k', name: 'n', size: 2 });
  });

  test('all_faults_of_a_body_are_listed_at_once', async () => {
    const response = await post('/things/abc', { size: '2', extra: 1 });
    expect(response.statusCode).toBe(400);
    const { code, errors } = response.json<{ code: string; errors: { pointer: string }[] }>();
    expect(code).toBe('schema-mismatch');
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(['/extra', '/name', '/size']);
  });

  test('a_fault_in_the_path_or_a_header_names_its_part', async () => {
    expect((await post('/things/ABC', { name: 'n', size: 2 })).json()).toMatchObject({
      code: 'path-invalid',
      errors: [{ pointer: '/id' }],
    });
    expect(
      (await post('/things/abc', { name: 'n', size: 2 }, { 'idempotency-key': '123456789' })).json(),
    ).toMatchObject({
      code: 'header-invalid',
      errors: [{ pointer: '/Idempotency-Key' }],
    });
  });

  test('a_header_that_is_given_twice_is_refused_unless_it_is_a_list', async () => {
    const response = await post('/things/abc', { name: 'n', size: 2 }, { 'idempotency-key': ['k', 'l'] });
    expect(response.json()).toMatchObject({
      code: 'header-invalid',
      errors: [{ pointer: '/Idempotency-Key', detail: '/Idempotency-Key is given more than once' }],
    });
  });

  test.each([
    ['a_lone_surrogate', '{"name":"\\ud800","size":2}', '/name'],
    ['U+0000', '{"name":"a\\u0000","size":2}', '/name'],
    ['deep_nesting', `{"name":"n","size":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, `/size${'/0'.repeat(63)}`],
  ])('a_body_that_cannot_be_stored_is_refused: %s', async (_name, payload, pointer) => {
    const headers = { 'content-type': 'application/json' };
    const response = await inject({ method: 'POST', url: '/things/abc', payload, headers });
    expect(response.json()).toMatchObject({ code: 'schema-mismatch', errors: [{ pointer }] });
  });

  test('a_body_check_of_the_route_replaces_the_schema', async () => {
    expect((await post('/judged', { a: 'anything' })).statusCode).toBe(200);
    expect((await post('/judged', { a: 'bad' })).json()).toMatchObject({
      errors: [{ code: 'bad', pointer: '/a', detail: '/a is bad' }],
    });
  });
});
