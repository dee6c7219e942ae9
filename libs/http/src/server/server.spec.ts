import { Agent, request, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { Controller, Module, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { createHttpApp, type HttpSettings } from './create-http-app';
import { defineRoute, type InputOf } from '../route/route-descriptor';
import { Input } from '../route/input.decorator';
import { listen } from './listen';
import { ndjson } from '../ndjson/ndjson';
import { Problem } from '../problem/problem';
import { Route } from '../route/route.decorator';
import { silent } from '../testing/silent-logger';

const responses = { 200: { description: 'lines', contentType: 'application/x-ndjson' } };
const echo = defineRoute({ method: 'POST', path: '/echo', summary: 'Echo', tag: 'T', streamBody: true, responses });
const stream = defineRoute({
  method: 'GET',
  path: '/stream',
  summary: 'Stream',
  tag: 'T',
  query: Type.Object({ failAt: Type.Optional(Type.Integer()), size: Type.Integer({ default: 10 }) }),
  responses,
});
const paused = defineRoute({
  method: 'GET',
  path: '/held',
  summary: 'Wait',
  tag: 'T',
  responses: { 200: { description: 'ok' } },
});
const json = defineRoute({
  method: 'POST',
  path: '/json',
  summary: 'JSON',
  tag: 'T',
  body: Type.Object({}),
  responses: { 200: { description: 'ok' } },
});

let produced = 0;
let ended = false;
let release: () => void = () => undefined;
let isPaused: () => void = () => undefined;

@Controller()
class Streams {
  @Route(echo)
  async echo(@Input() { body }: InputOf<typeof echo>, @Res() reply: FastifyReply): Promise<void> {
    await ndjson(reply, sizes(body));
  }

  @Route(stream)
  async stream(@Input() { query }: InputOf<typeof stream>, @Res() reply: FastifyReply): Promise<void> {
    await ndjson(reply, numbers(query.size, query.failAt));
  }

  @Route(paused)
  paused(): Promise<unknown> {
    const answer = new Promise((resolve) => (release = () => resolve({ ok: true })));
    isPaused();
    return answer;
  }

  @Route(json)
  json(): unknown {
    return {};
  }
}

async function* sizes(body: AsyncIterable<Buffer>) {
  for await (const chunk of body) yield { bytes: chunk.length };
}

async function* numbers(size: number, failAt: number | undefined) {
  produced = 0;
  ended = false;
  try {
    for (let n = 0; n < size; n += 1) {
      if (n === failAt) throw new Problem({ status: 409, code: 'cannot' });
      produced += 1;
      yield { n, pad: 'x'.repeat(1_000) };
    }
  } finally {
    ended = true;
  }
}

@Module({ controllers: [Streams] })
class StreamsModule {}

const settings: HttpSettings = { host: '127.0.0.1', port: 0, allowAnonymous: false, logger: silent, closeGraceMs: 200 };
const open: NestFastifyApplication[] = [];

async function start(onClosing: () => void = () => undefined): Promise<{ app: NestFastifyApplication; url: string }> {
  const app = await createHttpApp(StreamsModule, settings);
  open.push(app);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preClose', async () => onClosing());
  return { app, url: await listen(app, settings) };
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((app) => app.close()));
});

async function begin(url: string, options: RequestOptions = {}): Promise<IncomingMessage> {
  const call = request(url, options);
  call.end();
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  return response;
}

const eventually = async (what: string, condition: () => boolean): Promise<void> => {
  const deadline = Date.now() + 180_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('ndjson', () => {
  test('a_body_over_the_json_limit_is_streamed_and_answered_in_lines', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: 'x'.repeat(3_000_000),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = (await response.text())
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { bytes: number }).bytes);
    expect(lines.reduce((sum, bytes) => sum + bytes, 0)).toBe(3_000_000);
  });

  test('json_is_refused_by_a_route_for_ndjson', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(415);
    expect(response.headers.get('accept')).toBe('application/x-ndjson');
  });

  test('back_pressure_pauses_the_source_and_a_disconnect_ends_it', async () => {
    const { url } = await start();
    const response = await begin(`${url}/stream?size=1000000`, { agent: false });
    response.pause();
    await eventually(
      'the source stands still',
      (() => {
        let before = -1;
        let turns = 0;
        return () => {
          turns = produced === before ? turns + 1 : 0;
          before = produced;
          return turns > 2_000;
        };
      })(),
    );
    expect(produced).toBeGreaterThan(0);
    expect(produced).toBeLessThan(100_000);
    response.destroy();
    await eventually('the source is ended', () => ended);
  });

  test('an_error_before_the_first_line_is_a_problem_and_a_later_one_aborts_the_answer', async () => {
    const { url } = await start();
    const early = await fetch(`${url}/stream?failAt=0`);
    expect(early.status).toBe(409);
    expect(await early.json()).toMatchObject({ code: 'cannot' });
    const late = await fetch(`${url}/stream?failAt=3`);
    expect(late.status).toBe(200);
    await expect(late.text()).rejects.toThrow();
  });
});

describe('the edge', () => {
  test('a_body_of_2_mb_gets_its_413_over_a_real_connection', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/json`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ big: 'x'.repeat(2_000_000) }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'body-too-large' });
  });

  test('a_request_that_is_not_http_gets_a_problem', async () => {
    const { url } = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('hello\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('"code":"not-http"');
  });

  test('answers_have_no_server_banner', async () => {
    const { url } = await start();
    const { headers } = await fetch(`${url}/stream?size=1`);
    expect(headers.has('server')).toBe(false);
    expect(headers.has('x-powered-by')).toBe(false);
  });

  test('a_taken_port_is_reported_in_one_sentence', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    const second = await createHttpApp(StreamsModule, settings);
    open.push(second);
    await expect(listen(second, { host: '127.0.0.1', port })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken: stop what uses it, or set PORT to another.`,
    );
  });
});

describe('closing', () => {
  test('an_idle_keep_alive_connection_does_not_delay_it', async () => {
    const { app, url } = await start();
    const agent = new Agent({ keepAlive: true });
    (await begin(`${url}/stream?size=1`, { agent })).resume();
    await eventually('the connection is idle', () => Object.keys(agent.freeSockets).length === 1);
    const began = performance.now();
    await app.close();
    expect(performance.now() - began).toBeLessThan(30_000);
    agent.destroy();
  });

  test('a_running_request_is_answered_and_its_connection_closed', async () => {
    const { app, url } = await start(() => release());
    const atHandler = new Promise<void>((resolve) => (isPaused = resolve));
    const agent = new Agent({ keepAlive: true });
    const answering = begin(`${url}/held`, { agent });
    await atHandler;
    const closing = app.close();
    const response = await answering;
    response.resume();
    expect(response.statusCode).toBe(200);
    expect(response.headers.connection).toBe('close');
    await closing;
    agent.destroy();
  });

  test('a_running_stream_is_cut_off_after_the_grace_period', async () => {
    const { app, url } = await start();
    const response = await begin(`${url}/stream?size=1000000`, { agent: false });
    response.pause();
    const cut = once(response, 'error');
    await app.close();
    response.resume();
    await cut;
    expect(ended).toBe(true);
  });
});
