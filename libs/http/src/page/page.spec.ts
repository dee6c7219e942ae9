import { Controller, Module, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, LightMyRequestResponse } from 'fastify';
import { Type } from 'typebox';
import { createHttpApp } from '../server/create-http-app';
import { decodePageToken } from './page-token';
import { defineRoute, type InputOf } from '../route/route-descriptor';
import { Input } from '../route/input.decorator';
import { isUnchanged, weakEtag } from '../etag/weak-etag';
import { pageOf } from './page';
import { Route } from '../route/route.decorator';
import { silent } from '../testing/silent-logger';

const Key = Type.Tuple([Type.String()]);
const names = ['a', 'b', 'c', 'd', 'e'];

const list = defineRoute({
  method: 'GET',
  path: '/names',
  summary: 'Names',
  tag: 'T',
  query: Type.Object({
    limit: Type.Integer({ default: 2 }),
    after: Type.Optional(Type.String()),
    party: Type.Optional(Type.String()),
  }),
  responses: { 200: { description: 'names' } },
});
const cached = defineRoute({
  method: 'GET',
  path: '/cached',
  summary: 'C',
  tag: 'T',
  responses: { 200: { description: 'x' } },
});

@Controller()
class Names {
  @Route(list)
  list(@Input() { query }: InputOf<typeof list>, @Res({ passthrough: true }) reply: FastifyReply) {
    const [after] = query.after === undefined ? [''] : decodePageToken(query.after, Key);
    const rows = names.filter((name) => name > after).slice(0, query.limit + 1);
    return pageOf(reply, rows, { limit: query.limit, keyOf: (name) => [name] });
  }

  @Route(cached)
  cached(@Res({ passthrough: true }) reply: FastifyReply) {
    return isUnchanged(reply, weakEtag(14, '2026-11-22')) ? undefined : { fresh: true };
  }
}

@Module({ controllers: [Names] })
class NamesModule {}

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await createHttpApp(NamesModule, { host: '127.0.0.1', port: 0, allowAnonymous: false, logger: silent });
  await app.init();
});
afterAll(() => app.close());

test('following_next_yields_every_item_once_and_keeps_the_other_parameters', async () => {
  const seen: string[] = [];
  let url: string | null = '/names?party=open%20ai';
  while (url !== null) {
    const response: LightMyRequestResponse = await app.inject({ url });
    const page = response.json<{ items: string[]; next: string | null }>();
    expect(response.headers['link']).toBe(page.next === null ? undefined : `<${page.next}>; rel="next"`);
    if (page.next) expect(new URL(page.next, 'http://x').searchParams.get('party')).toBe('open ai');
    seen.push(...page.items);
    url = page.next;
  }
  expect(seen).toEqual(names);
});

test('a_full_last_page_has_no_next', async () => {
  expect((await app.inject({ url: '/names?limit=5' })).json()).toEqual({ items: names, next: null });
});

test.each([
  'x',
  '',
  Buffer.from('[2,["a"]]').toString('base64url'),
  Buffer.from('[1,[7]]').toString('base64url'),
  Buffer.from('[1,["\\u0000"]]').toString('base64url'),
  Buffer.from('[1,["\\ud800"]]').toString('base64url'),
])('the_token_%p_is_refused', async (token) => {
  const response = await app.inject({ url: `/names?after=${token}` });
  expect(response.statusCode).toBe(400);
  expect(response.json()).toMatchObject({ code: 'page-token-invalid', errors: [{ pointer: '/after' }] });
});

test.each([
  ['W/"14.2026-11-22"', 304],
  ['"14.2026-11-22"', 304],
  ['"other", W/"14.2026-11-22"', 304],
  ['*', 304],
  ['W/"13.2026-11-22"', 200],
  ['garbage', 200],
])('if_none_match_%s_is_answered_with_%d', async (header, status) => {
  const response = await app.inject({ url: '/cached', headers: { 'if-none-match': header } });
  expect(response.statusCode).toBe(status);
  expect(response.headers['etag']).toBe('W/"14.2026-11-22"');
  expect(response.body).toBe(status === 304 ? '' : '{"fresh":true}');
});
