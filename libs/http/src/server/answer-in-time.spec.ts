import { connect } from 'node:net';
import { Controller, Module, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { createHttpApp } from './create-http-app';
import { defineRoute, type InputOf } from '../route/route-descriptor';
import { Input } from '../route/input.decorator';
import { listen } from './listen';
import { ndjson } from '../ndjson/ndjson';
import { Route } from '../route/route.decorator';
import { silent } from '../testing/silent-logger';

const responses = { 200: { description: 'ok' } };
const lines = { 200: { description: 'lines', contentType: 'application/x-ndjson' } };
const waiting = defineRoute({ method: 'GET', path: '/waiting', summary: 'Wait', tag: 'T', responses });
const quick = defineRoute({ method: 'POST', path: '/quick', summary: 'Q', tag: 'T', body: Type.Object({}), responses });
const slowLines = defineRoute({ method: 'GET', path: '/slow-lines', summary: 'S', tag: 'T', responses: lines });
const echo = defineRoute({ method: 'POST', path: '/echo', summary: 'E', tag: 'T', streamBody: true, responses: lines });

// Long enough that an answer that does not wait comes in time on a busy machine.
const DEADLINES = { bodyMs: 900, answerMs: 800 };
const afterDeadline = () => new Promise((resolve) => setTimeout(resolve, 2 * DEADLINES.bodyMs));
let release: () => void = () => undefined;

@Controller()
class Routes {
  @Route(waiting)
  waiting(): Promise<unknown> {
    return new Promise((resolve) => (release = () => resolve({ ok: true })));
  }

  @Route(quick)
  quick() {
    return {};
  }

  @Route(slowLines)
  async slowLines(@Res() reply: FastifyReply): Promise<void> {
    await ndjson(reply, numbers());
  }

  @Route(echo)
  async echo(@Input() { body }: InputOf<typeof echo>, @Res() reply: FastifyReply): Promise<void> {
    await ndjson(reply, body);
  }
}

async function* numbers() {
  yield 1;
  await afterDeadline();
  yield 2;
}

@Module({ controllers: [Routes] })
class RoutesModule {}

let app: NestFastifyApplication;
let url: string;
beforeAll(async () => {
  const settings = { host: '127.0.0.1', port: 0, allowAnonymous: false, logger: silent, answerDeadlines: DEADLINES };
  app = await createHttpApp(RoutesModule, settings);
  url = await listen(app, settings);
});
afterAll(() => app.close());

test('a_slow_handler_gets_a_503_in_time_and_its_late_answer_is_dropped', async () => {
  const response = await fetch(`${url}/waiting`);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('2');
  expect(await response.json()).toMatchObject({ code: 'service-unavailable' });
  release();
  expect((await fetch(`${url}/quick`, { method: 'POST', headers: json, body: '{}' })).status).toBe(200);
});

const json = { 'content-type': 'application/json' };

/** What is answered, until the connection is closed, to a body that never ends. */
async function answerToTrickle(host: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(
    `POST /quick HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n`,
  );
  const trickle = setInterval(() => socket.write(' '), 20);
  socket.on('error', () => undefined);
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  // Not `once` of node:events: it rejects when the connection is reset.
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(trickle);
  return answer;
}

test('a_slow_body_is_cut_off_after_a_total_deadline', async () => {
  const answer = await answerToTrickle('localhost');
  // What arrives while the connection is being closed resets it, and may take the answer along.
  if (answer !== '') expect(answer).toMatch(/^HTTP\/1.1 408[^]*"code":"request-timeout"/);
});

test('a_request_refused_before_its_body_arrived_is_closed', async () => {
  const answer = await answerToTrickle('elsewhere.example');
  if (answer !== '') expect(answer).toMatch(/^HTTP\/1.1 421/);
});

test('an_answer_that_has_begun_may_take_longer', async () => {
  const response = await fetch(`${url}/slow-lines`);
  expect(await response.text()).toBe('1\n2\n');
});

test('a_streamed_body_may_take_longer', async () => {
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(Buffer.from('a'));
      await afterDeadline();
      controller.enqueue(Buffer.from('b'));
      controller.close();
    },
  });
  const headers = { 'content-type': 'application/x-ndjson' };
  const response = await fetch(`${url}/echo`, { method: 'POST', headers, body, duplex: 'half' });
  expect(response.status).toBe(200);
  expect((await response.text()).trim().split('\n')).toHaveLength(2);
});
