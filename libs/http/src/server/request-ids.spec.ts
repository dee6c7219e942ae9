import { Controller, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'typebox';
import { createLogger } from '#observability';
import { Input } from '../route/input.decorator';
import { Route } from '../route/route.decorator';
import { defineRoute, type InputOf } from '../route/route-descriptor';
import { createHttpApp } from './create-http-app';
import { listen } from './listen';

const echo = defineRoute({
  method: 'POST',
  path: '/say',
  summary: 'Say',
  tag: 'Things',
  body: Type.Object({ word: Type.String() }),
  responses: { 200: { description: 'said', schema: Type.Object({}) } },
});

const lines: string[] = [];
const logger = createLogger({ name: 'test', level: 'info', out: { write: (line) => lines.push(line) } });

@Controller()
class EchoController {
  @Route(echo)
  async echo(@Input() { body }: InputOf<typeof echo>) {
    if (body.word === 'bad') throw new Error('a fault of ours');
    await new Promise(setImmediate);
    logger.info({ word: body.word }, 'said');
    return {};
  }
}

@Module({ controllers: [EchoController] })
class EchoModule {}

let app: NestFastifyApplication;
let address: string;
beforeAll(async () => {
  app = await createHttpApp(EchoModule, { host: '127.0.0.1', port: 0, allowAnonymous: false, logger });
  address = await listen(app, { host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());
beforeEach(() => void lines.splice(0));

const post = async (word: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${address}/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ word }),
  });
  return { id: answer.headers.get('x-request-id'), body: (await answer.json()) as Record<string, unknown> };
};
const logged = () => lines.map((line) => JSON.parse(line) as { requestId?: string; word?: string; msg: string });

test('a_client_request_id_is_returned_and_logged', async () => {
  expect((await post('hello', { 'x-request-id': 'from-the.proxy:1' })).id).toBe('from-the.proxy:1');
  expect(logged()).toMatchObject([{ msg: 'said', word: 'hello', requestId: 'from-the.proxy:1' }]);
});

test.each([['two words'], ['{"msg":"forged"}'], ['x'.repeat(129)], ['']])(
  'the_request_id_%j_is_replaced',
  async (given) => {
    const { id } = await post('hello', { 'x-request-id': given });
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(logged()).toMatchObject([{ requestId: id }]);
  },
);

test('concurrent_requests_keep_their_ids_apart', async () => {
  const words = Array.from({ length: 30 }, (_, nth) => `word-${nth}`);
  await Promise.all(words.map((word) => post(word, { 'x-request-id': `id-of-${word}` })));
  expect(logged()).toHaveLength(30);
  for (const { word, requestId } of logged()) expect(requestId).toBe(`id-of-${word}`);
});

test('a_problem_and_the_log_line_of_an_unexpected_error_contain_the_request_id', async () => {
  expect((await post('bad', { 'x-request-id': 'mine' })).body).toMatchObject({ code: 'internal', requestId: 'mine' });
  expect(logged()).toMatchObject([{ msg: 'a request failed unexpectedly', requestId: 'mine' }]);
  const { id, body } = await post(1 as unknown as string);
  expect(body).toMatchObject({ status: 400, requestId: id });
});

test('log_lines_outside_a_request_have_no_id', () => {
  logger.info('alone');
  expect(logged()[0]).not.toHaveProperty('requestId');
});
