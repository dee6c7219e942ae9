import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp, type HttpSettings } from '../server/create-http-app';
import { defineRoute } from '../route/route-descriptor';
import { Route } from '../route/route.decorator';
import { silent } from '../testing/silent-logger';

const responses = { 200: { description: 'ok' } };
const cheap = defineRoute({ method: 'GET', path: '/cheap', summary: 'C', tag: 'T', responses });
const dear = defineRoute({ method: 'GET', path: '/dear', expensive: true, summary: 'D', tag: 'T', responses });
const costly = defineRoute({ method: 'POST', path: '/costly', expensive: true, summary: 'E', tag: 'T', responses });

@Controller()
class Routes {
  @Route(cheap)
  cheap(): object {
    return {};
  }

  @Route(dear)
  dear(): object {
    return {};
  }

  @Route(costly)
  costly(): object {
    return {};
  }
}

@Module({ controllers: [Routes] })
class RoutesModule {}

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
const apiTokensFile = join(mkdtempSync(join(tmpdir(), 'limits-')), 'tokens.json');
const tokens = ['rita', 'wim'].map((actor) => ({ hash: hash(actor), actor, scopes: ['read', 'record'] }));
writeFileSync(apiTokensFile, JSON.stringify([...tokens, { hash: hash('rita-too'), actor: 'rita', scopes: ['read'] }]));

let app: NestFastifyApplication;
const start = async (settings: Partial<HttpSettings>): Promise<void> => {
  app = await createHttpApp(RoutesModule, {
    host: '0.0.0.0',
    port: 0,
    allowAnonymous: true,
    logger: silent,
    ...settings,
  });
  await app.init();
};
afterEach(() => app.close());

interface Call {
  readonly url?: string;
  readonly from?: string;
  readonly token?: string;
  readonly forwardedFor?: string;
}
async function call({ url = '/dear', from = '192.0.2.1', token, forwardedFor }: Call = {}) {
  const answer = await app.inject({
    method: url === '/costly' ? 'POST' : 'GET',
    url,
    remoteAddress: from,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(forwardedFor && { 'x-forwarded-for': forwardedFor }),
    },
  });
  return {
    status: answer.statusCode,
    retryAfter: Number(answer.headers['retry-after']),
    body: answer.json<{ code?: string; detail?: string }>(),
  };
}
const statusesOf = async (count: number, given?: Call): Promise<number[]> => {
  const statuses: number[] = [];
  for (let nth = 0; nth < count; nth += 1) statuses.push((await call(given)).status);
  return statuses;
};

test('an_address_over_the_limit_gets_429_with_retry_after', async () => {
  await start({ rateLimitPerAddress: 3 });
  expect(await statusesOf(3)).toEqual([200, 200, 200]);
  const refused = await call();
  expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  expect(refused.body.detail).toContain('3');
  expect(refused.retryAfter).toBeGreaterThanOrEqual(1);
  expect(refused.retryAfter).toBeLessThanOrEqual(60);
});

test('expensive_routes_share_one_limit_and_cheap_routes_have_none', async () => {
  await start({ rateLimitPerAddress: 2 });
  expect(await statusesOf(1)).toEqual([200]);
  expect(await statusesOf(2, { url: '/costly' })).toEqual([200, 429]);
  expect(await statusesOf(5, { url: '/cheap' })).toEqual([200, 200, 200, 200, 200]);
});

test('each_address_has_its_own_limit', async () => {
  await start({ rateLimitPerAddress: 1 });
  expect(await statusesOf(2)).toEqual([200, 429]);
  expect(await statusesOf(2, { from: '192.0.2.2' })).toEqual([200, 429]);
});

test('an_actor_has_one_limit_for_all_its_tokens_and_addresses', async () => {
  await start({ apiTokensFile, rateLimitPerActor: 2, rateLimitPerAddress: 'off' });
  expect(await statusesOf(1, { token: 'rita' })).toEqual([200]);
  expect(await statusesOf(2, { token: 'rita-too', from: '192.0.2.2' })).toEqual([200, 429]);
  expect(await statusesOf(1, { token: 'wim' })).toEqual([200]);
  // Nobody in particular: counted by address, which is not limited here.
  expect(await statusesOf(3)).toEqual([200, 200, 200]);
});

test('a_wrong_token_counts_only_against_its_address', async () => {
  await start({ apiTokensFile, rateLimitPerActor: 1, rateLimitPerAddress: 3 });
  expect(await statusesOf(2, { token: 'nobody' })).toEqual([401, 401]);
  expect(await statusesOf(1, { token: 'rita' })).toEqual([200]);
  expect(await statusesOf(1, { token: 'nobody' })).toEqual([429]);
});

test('x_forwarded_for_is_accepted_only_from_a_trusted_proxy', async () => {
  await start({ rateLimitPerAddress: 1, trustedProxies: ['10.0.0.0/8'] });
  expect(await statusesOf(2, { from: '10.1.1.1', forwardedFor: '192.0.2.7' })).toEqual([200, 429]);
  expect(await statusesOf(1, { from: '10.1.1.1', forwardedFor: '192.0.2.8' })).toEqual([200]);
  // What a client writes itself stands before what the proxy adds.
  expect(await statusesOf(1, { from: '10.1.1.1', forwardedFor: '192.0.2.9, 192.0.2.7' })).toEqual([429]);
  expect(await statusesOf(1, { from: '203.0.113.1', forwardedFor: '192.0.2.10' })).toEqual([200]);
  expect(await statusesOf(1, { from: '203.0.113.1', forwardedFor: '192.0.2.11' })).toEqual([429]);
});

test('the_addresses_of_one_ipv6_network_share_a_limit', async () => {
  await start({ rateLimitPerAddress: 1, trustedProxies: ['10.0.0.0/8'] });
  const via = (forwardedFor: string): Promise<number[]> => statusesOf(1, { from: '10.1.1.1', forwardedFor });
  expect(await via('2001:db8:0:1::1')).toEqual([200]);
  expect(await via('2001:DB8:0:1:ffff::2')).toEqual([429]);
  expect(await statusesOf(1, { from: '2001:db8:0:1::3' })).toEqual([429]);
  expect(await via('2001:db8:0:2::1')).toEqual([200]);
});

test('each_spelling_of_an_address_counts_as_that_address', async () => {
  await start({ rateLimitPerAddress: 1, trustedProxies: ['10.0.0.0/8'] });
  const via = (forwardedFor: string): Promise<number[]> => statusesOf(1, { from: '10.1.1.1', forwardedFor });
  expect(await via('192.0.2.7')).toEqual([200]);
  // Some proxies add the port.
  for (const same of ['192.0.2.7:50123', '::ffff:192.0.2.7', '[::FFFF:c000:207]:443', ' 192.0.2.7 '])
    expect([same, await via(same)]).toEqual([same, [429]]);
  expect(await statusesOf(1, { from: '::ffff:192.0.2.7' })).toEqual([429]);
  expect(await via('[2001:db8::1]:50123')).toEqual([200]);
  expect(await via('2001:db8::1')).toEqual([429]);
});

test('a_forwarded_text_that_is_no_address_counts_as_the_proxy', async () => {
  await start({ rateLimitPerAddress: 1, trustedProxies: ['10.0.0.0/8'] });
  expect(await statusesOf(1, { from: '10.1.1.1', forwardedFor: 'unknown' })).toEqual([200]);
  for (const odd of ['_hidden', 'x'.repeat(9_000), '999.1.1.1', '1', '0x7f.1', '192.0.2.7:x'])
    expect([odd, await statusesOf(1, { from: '10.1.1.1', forwardedFor: odd })]).toEqual([odd, [429]]);
});

test('loopback_has_no_default_limit', async () => {
  await start({ host: '127.0.0.1' });
  const headers = { host: 'localhost' };
  const answers = await Promise.all(
    Array.from({ length: 1_300 }, () => app.inject({ method: 'GET', url: '/dear', headers })),
  );
  expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
});

test('addresses_beyond_loopback_have_a_default_limit', async () => {
  await start({});
  const statuses = await statusesOf(1_201);
  expect(statuses.indexOf(429)).toBe(1_200);
});

test('the_number_of_remembered_addresses_is_bounded', async () => {
  await start({ rateLimitPerAddress: 1 });
  expect(await statusesOf(2)).toEqual([200, 429]);
  for (let nth = 0; nth < 10_000; nth += 1)
    await call({ from: `198.${18 + (nth >> 16)}.${(nth >> 8) & 255}.${nth & 255}` });
  expect(await statusesOf(1)).toEqual([200]);
});
