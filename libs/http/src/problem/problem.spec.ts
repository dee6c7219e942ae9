import { Controller, ForbiddenException, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { Type } from 'typebox';
import { createHttpApp } from '../server/create-http-app';
import { defineRoute, type InputOf } from '../route/route-descriptor';
import { Input } from '../route/input.decorator';
import { Problem } from './problem';
import { Route } from '../route/route.decorator';
import { storageUnavailable } from './known-problems';
import { type HttpLogger } from './problem.filter';
import { silent } from '../testing/silent-logger';

const fail = defineRoute({
  method: 'POST',
  path: '/fail',
  summary: 'Fail',
  tag: 'Things',
  body: Type.Object({ how: Type.String() }),
  responses: { 200: { description: 'never' } },
});

@Controller()
class Failing {
  @Route(fail)
  fail(@Input() { body }: InputOf<typeof fail>): unknown {
    switch (body.how) {
      case 'problem':
        throw new Problem({
          status: 412,
          code: 'head-moved',
          detail: 'The head is 7.',
          members: { head: 7, status: 200 },
          headers: { etag: '"7"' },
        });
      case 'nest':
        throw new ForbiddenException('not for you');
      case 'database':
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      default:
        throw new Error('the secret is 42');
    }
  }
}

@Module({ controllers: [Failing] })
class FailingModule {}

const errors: { facts: object; message: string }[] = [];
const logger: HttpLogger = { ...silent, error: (facts, message) => void errors.push({ facts, message }) };

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await createHttpApp(FailingModule, {
    host: '127.0.0.1',
    port: 0,
    allowAnonymous: false,
    logger,
    translateError: [
      (error) => ((error as { code?: string }).code === 'ECONNREFUSED' ? storageUnavailable() : undefined),
    ],
  });
  await app.init();
});
afterAll(() => app.close());

const send = async (options: InjectOptions) => {
  const response = await app.inject(options);
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const body = response.json<Record<string, unknown>>();
  expect(body['type']).toBe(`/problems/${String(body['code'])}`);
  expect(body['status']).toBe(response.statusCode);
  return { status: response.statusCode, headers: response.headers, body };
};
const post = (payload: string | Buffer, contentType = 'application/json', headers: Record<string, string> = {}) =>
  send({ method: 'POST', url: '/fail', payload, headers: { 'content-type': contentType, ...headers } });

describe('errors', () => {
  test('a_problem_response_has_its_members_and_headers_and_its_own_status', async () => {
    const { status, headers, body } = await post('{"how":"problem"}');
    expect(status).toBe(412);
    expect(headers['etag']).toBe('"7"');
    expect(body).toEqual({
      type: '/problems/head-moved',
      title: 'Head moved',
      status: 412,
      code: 'head-moved',
      detail: 'The head is 7.',
      head: 7,
      requestId: headers['x-request-id'],
    });
  });

  test('a_long_name_is_not_repeated_in_full_and_its_pointer_ends_before_it', () => {
    const name = 'x'.repeat(900_000);
    const fault = { code: 'schema-mismatch', pointer: `/a/${name}/b`, detail: `/a/${name}/b is wrong` };
    const { detail, errors } = new Problem({ status: 400, code: 'c', detail: fault.detail, errors: [fault] });
    expect(errors).toEqual([{ code: 'schema-mismatch', pointer: '/a', detail }]);
    expect(detail).toMatch(/^\/a\/x{997}…$/);
  });

  test('nest_exceptions_keep_their_status', async () => {
    expect(await post('{"how":"nest"}')).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: 'not for you' },
    });
  });

  test('a_translator_turns_a_known_error_into_a_problem', async () => {
    expect(await post('{"how":"database"}')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '2' },
      body: { code: 'storage-unavailable' },
    });
  });

  test('an_unexpected_error_leaks_nothing_and_is_logged_under_its_instance_id', async () => {
    errors.length = 0;
    const { status, body } = await post('{"how":"bug"}');
    expect(status).toBe(500);
    expect(body['code']).toBe('internal');
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(errors).toHaveLength(1);
    const { id, err } = errors[0]!.facts as { id: string; err: Error };
    expect(body['instance']).toBe(`urn:uuid:${id}`);
    expect(err.message).toBe('the secret is 42');
  });
});

describe('a request that is refused before its handler', () => {
  test.each([
    ['{"how":', /end of JSON|Expected|Unterminated/],
    ['', /empty/],
    ['{"__proto__":{"a":1}}', /__proto__/],
  ])('%p_is_not_json', async (payload, why) => {
    const { status, body } = await post(payload);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'not-json', detail: expect.stringMatching(why) as string });
  });

  test('bytes_that_are_not_utf_8_are_not_json', async () => {
    const { body } = await post(Buffer.from([0x22, 0xff, 0x22]));
    expect(body).toMatchObject({ code: 'not-json', detail: 'The body is not JSON: its bytes are not UTF-8.' });
  });

  test('a_body_of_1_mib_is_accepted_and_one_byte_more_is_refused', async () => {
    const ofLength = (length: number) => `{"how":"${'x'.repeat(length - 10)}"}`;
    expect((await post(ofLength(1_048_576))).status).toBe(500);
    expect(await post(ofLength(1_048_577))).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/x-ndjson', 'application/jsonx'])(
    'a_body_of_type_%p_is_refused_with_the_accepted_type',
    async (type) => {
      expect(await post('{"how":"nest"}', type)).toMatchObject({
        status: 415,
        headers: { accept: 'application/json' },
        body: { code: 'unsupported-media-type' },
      });
    },
  );

  test('a_compressed_body_is_refused', async () => {
    expect(await post('{"how":"nest"}', 'application/json', { 'content-encoding': 'gzip' })).toMatchObject({
      status: 415,
    });
  });

  test('json_with_a_charset_parameter_is_accepted', async () => {
    expect((await post('{"how":"nest"}', 'Application/JSON; charset=utf-8')).status).toBe(403);
  });

  test.each([
    ['{"how":"nest","how":"nest"}', 'member-repeated', '/how'],
    ['{"how":{"seats":[9007199254740993]}}', 'number-rounded', '/how/seats/0'],
  ])('a_body_that_parsing_would_change_is_refused: %s', async (text, code, pointer) => {
    expect(await post(text, 'application/json')).toMatchObject({
      status: 400,
      body: { code, errors: [{ code, pointer }] },
    });
  });

  test('a_missing_body_is_refused', async () => {
    expect(await send({ method: 'POST', url: '/fail' })).toMatchObject({
      status: 400,
      body: { code: 'schema-mismatch', errors: [{ pointer: '', detail: 'The body is missing' }] },
    });
  });

  test('an_unknown_route_is_not_found', async () => {
    expect(await send({ url: '/nowhere' })).toMatchObject({
      status: 404,
      body: { code: 'not-found', title: 'Not found' },
    });
  });

  test('a_malformed_url_is_refused', async () => {
    expect(await send({ url: '/fail/%zz' })).toMatchObject({ status: 400, body: { code: 'url-malformed' } });
  });
});
