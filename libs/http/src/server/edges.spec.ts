import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Module, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { createHttpApp, type HttpSettings } from './create-http-app';
import { Input } from '../route/input.decorator';
import { defineRoute, type InputOf } from '../route/route-descriptor';
import { listen } from './listen';
import { mountDocs } from '../openapi/mount-docs';
import { mountWebPage } from '../web-page/mount-web-page';
import { ndjson } from '../ndjson/ndjson';
import { Route } from '../route/route.decorator';
import { silent } from '../testing/silent-logger';

const responses = { 200: { description: 'ok' } };
const show = defineRoute({ method: 'GET', path: '/things/:id', summary: 'Show', tag: 'T', responses });
const change = defineRoute({
  method: 'POST',
  path: '/things/:id',
  summary: 'Change',
  tag: 'T',
  body: Type.Object({}),
  responses,
});
const renew = defineRoute({
  method: 'POST',
  path: '/renewals',
  summary: 'Renew',
  tag: 'T',
  body: Type.Object({}),
  bodyOptional: true,
  responses,
});
const stream = defineRoute({ method: 'GET', path: '/stream', summary: 'Stream', tag: 'T', responses });
const raw = defineRoute({ method: 'GET', path: '/raw', summary: 'Its own head', tag: 'T', responses });

@Controller()
class Answers {
  @Route(show)
  show(): object {
    return {};
  }

  @Route(change)
  change(): object {
    return {};
  }

  @Route(renew)
  renew(@Input() { body }: InputOf<typeof renew>): object {
    return body;
  }

  @Route(stream)
  async stream(@Res() reply: FastifyReply): Promise<void> {
    await ndjson(
      reply,
      (async function* () {
        yield {};
      })(),
    );
  }

  @Route(raw)
  raw(@Res() reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).end();
  }
}

@Module({ controllers: [Answers] })
class AnswersModule {}

const open: NestFastifyApplication[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

async function start(given: Partial<HttpSettings> = {}): Promise<number> {
  const settings = { host: '127.0.0.1', port: 0, allowAnonymous: false, logger: silent, ...given };
  const app = await createHttpApp(AnswersModule, settings);
  open.push(app);
  await mountDocs(app, { title: 'T', version: '1', description: 'D', problems: {} });
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  await mountWebPage(app, folder);
  return Number(new URL(await listen(app, settings)).port);
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly problem: Readonly<Record<string, unknown>>;
}

/** One request as it stands on the wire. */
async function send(port: number, ...lines: string[]): Promise<Answer> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  const [first = '', ...fields] = head.split('\r\n');
  const headers = Object.fromEntries(
    fields.map((field) => [
      field.slice(0, field.indexOf(':')).toLowerCase(),
      field.slice(field.indexOf(':') + 1).trim(),
    ]),
  );
  const isProblem = headers['content-type']?.startsWith('application/problem+json') ?? false;
  return {
    status: Number(first.split(' ')[1]),
    headers,
    problem: isProblem ? (JSON.parse(body) as object) : {},
  } as Answer;
}

const MALFORMED = [
  'a b',
  'a<b>',
  '[',
  'a:99999',
  '%00',
  ':',
  'a|b',
  'a^b',
  'a%zz',
  '1.1.1.1.1',
  '999.1.1.1',
  'javascript:x',
  'a"><x>',
  'a,b',
  'a@b',
  'a/b',
];

describe('the Host header', () => {
  test.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '127.9.9.9:3000', '[::1]', '[::1]:80', 'localhost:'])(
    'may_be_%s_if_callers_without_a_token_may_do_everything',
    async (host) => {
      expect((await send(await start(), 'GET /things/1 HTTP/1.1', `Host: ${host}`)).status).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'evil.example:3000',
    '10.0.0.1',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '',
    ...MALFORMED,
  ])('may_not_be_"%s"_then_and_the_answer_is_a_problem', async (host) => {
    const port = await start();
    const { status, problem } = await send(port, 'GET /things/1 HTTP/1.1', `Host: ${host}`);
    expect([status, problem['code']]).toEqual([421, 'host-not-allowed']);
  });

  test.each([
    ['http://localhost/things/1', 200],
    ['HTTPS://127.0.0.1:4/things/1', 200],
    ['http://evil.example/things/1', 421],
    ['http://localhost@evil.example/things/1', 421],
    ['http:///things/1', 400],
  ])('yields_to_that_of_an_address_in_absolute_form: %s', async (address, status) => {
    expect((await send(await start(), `GET ${address} HTTP/1.1`, 'Host: localhost')).status).toBe(status);
  });

  test('is_checked_before_anything_else', async () => {
    const port = await start();
    expect((await send(port, 'GET /things/1 HTTP/1.1')).problem['code']).toBe('host-not-allowed');
    for (const path of ['/nothing', '/openapi.json', '/docs', '/problems/x'])
      expect(await send(port, `GET ${path} HTTP/1.1`, 'Host: evil.example')).toMatchObject({
        status: 421,
        headers: { 'content-type': 'application/problem+json; charset=utf-8' },
        problem: { code: 'host-not-allowed' },
      });
  });

  test('may_occur_only_once_in_a_request', async () => {
    const port = await start();
    const { status, problem } = await send(port, 'GET /things/1 HTTP/1.1', 'Host: localhost', 'Host: evil.example');
    expect([status, problem['code']]).toEqual([400, 'host-malformed']);
  });

  test('may_be_a_listed_name_or_a_loopback_name', async () => {
    const port = await start({ host: '0.0.0.0', allowAnonymous: true, allowedHosts: ['query-api', '[2001:db8::1]'] });
    const statusOf = async (host: string) => (await send(port, 'GET /things/1 HTTP/1.1', `Host: ${host}`)).status;
    expect(
      await Promise.all(['query-api:3000', 'Query-API', '[2001:db8::1]:1', 'localhost:3000'].map(statusOf)),
    ).toEqual([200, 200, 200, 200]);
    expect(await statusOf('evil.example')).toBe(421);
  });

  test('may_be_any_well_formed_name_if_a_token_is_needed_or_anonymous_access_is_allowed', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tokens-')), 'tokens.json');
    const hash = createHash('sha256').update('secret').digest('hex');
    writeFileSync(file, JSON.stringify([{ hash, actor: 'someone', scopes: ['read'] }]));
    for (const given of [{ apiTokensFile: file }, { host: '0.0.0.0', allowAnonymous: true }]) {
      const port = await start(given);
      const get = (host: string) =>
        send(port, 'GET /things/1 HTTP/1.1', `Host: ${host}`, 'Authorization: Bearer secret');
      expect((await get('timeline.example')).status).toBe(200);
      for (const host of MALFORMED) {
        const { status, problem } = await get(host);
        expect([host, status, problem['code']]).toEqual([host, 400, 'host-malformed']);
      }
    }
  });
});

describe('every answer', () => {
  test.each([
    ['an_answer', 'GET /things/1 HTTP/1.1'],
    ['a_stream', 'GET /stream HTTP/1.1'],
    ['an_answer_that_writes_its_own_headers', 'GET /raw HTTP/1.1'],
    ['a_problem', 'POST /things/1 HTTP/1.1'],
    ['the_openapi_document', 'GET /openapi.json HTTP/1.1'],
    ['a_missing_resource', 'GET /nothing HTTP/1.1'],
    ['a_malformed_path', 'GET /%zz HTTP/1.1'],
    ['a_request_for_no_path', 'GET * HTTP/1.1'],
    ['a_request_that_is_not_http', 'HELLO'],
  ])('has_the_security_headers: %s', async (_name, line) => {
    const { headers } = await send(await start(), line, 'Host: localhost');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      'referrer-policy': 'no-referrer',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });

  test('has_the_request_id_of_the_client_even_if_the_path_or_an_expectation_is_invalid', async () => {
    const port = await start();
    for (const [line, more] of [
      ['GET /%zz HTTP/1.1', 'Accept: */*'],
      ['GET /things/1 HTTP/1.1', 'Expect: x'],
    ] as const) {
      const { headers, problem } = await send(port, line, 'Host: localhost', 'X-Request-Id: from-the-client', more);
      expect([headers['x-request-id'], problem['requestId']]).toEqual(['from-the-client', 'from-the-client']);
    }
  });

  test('of_the_docs_may_load_its_own_files_and_sends_no_referrer', async () => {
    const { status, headers } = await send(await start(), 'GET /docs/ HTTP/1.1', 'Host: localhost');
    expect([status, headers['referrer-policy'], headers['x-content-type-options']]).toEqual([
      200,
      'no-referrer',
      'nosniff',
    ]);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
  });
});

describe('a request that cannot be served', () => {
  test('with_parameters_for_a_route_that_takes_none_is_refused', async () => {
    const { status, problem } = await send(await start(), 'GET /stream?limit=1 HTTP/1.1', 'Host: localhost');
    expect([status, problem['code']]).toEqual([400, 'query-invalid']);
    expect(problem['errors']).toMatchObject([{ code: 'unknown-parameter', pointer: '/limit' }]);
  });

  test('with_null_as_its_body_differs_from_one_without_a_body', async () => {
    const url = `http://localhost:${await start()}/renewals`;
    const renewWith = (body: string) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect((await renewWith('')).status).toBe(200);
    const refused = await renewWith('null');
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([400, 'schema-mismatch']);
  });

  test('with_an_unsupported_expectation_gets_a_problem', async () => {
    const answer = await send(await start(), 'POST /things/1 HTTP/1.1', 'Host: localhost', 'Expect: x');
    expect([answer.status, answer.problem['code']]).toEqual([417, 'expectation-failed']);
  });

  test('with_a_body_in_another_transfer_coding_is_refused', async () => {
    const lines = ['POST /things/1 HTTP/1.1', 'Host: localhost', 'Content-Type: application/json'];
    const { status, problem } = await send(await start(), ...lines, 'Transfer-Encoding: gzip, chunked');
    expect([status, problem['code']]).toEqual([415, 'unsupported-media-type']);
  });

  test('for_a_tunnel_gets_a_problem', async () => {
    const answer = await send(await start(), 'CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443');
    expect([answer.status, answer.problem['code']]).toEqual([405, 'method-not-allowed']);
  });

  test.each(['//', '///', '//evil.example/x', '/things//1'])('for_%s_is_not_found_for_any_method', async (path) => {
    const port = await start();
    for (const method of ['GET', 'POST', 'DELETE']) {
      const { status, problem } = await send(
        port,
        `${method} ${path} HTTP/1.1`,
        'Host: localhost',
        'Content-Length: 0',
      );
      expect([method, status, problem['code']]).toEqual([method, 404, 'not-found']);
    }
  });

  test.each(['{}', '{"a":1,"a":2}', 'x'.repeat(2_000_000)])('for_//_gets_a_client_error_for_any_body', async (body) => {
    const port = await start();
    const call = request({ port, path: '//', method: 'POST', headers: { 'content-type': 'application/json' } });
    call.end(body);
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
    response.destroy();
  });

  test('with_an_unsupported_method_gets_the_allowed_ones', async () => {
    const port = await start();
    const { status, headers, problem } = await send(port, 'DELETE /things/1?x=/ HTTP/1.1', 'Host: localhost');
    expect([status, headers['allow'], problem['code']]).toEqual([405, 'GET, HEAD, POST', 'method-not-allowed']);
    expect((await send(port, 'DELETE /things/1/2 HTTP/1.1', 'Host: localhost')).status).toBe(404);
  });
});
