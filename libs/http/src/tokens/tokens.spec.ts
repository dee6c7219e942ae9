import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Actor } from './actor.decorator';
import { Scopes } from './scopes.decorator';
import { createHttpApp } from '../server/create-http-app';
import { defineRoute } from '../route/route-descriptor';
import { Route } from '../route/route.decorator';
import { readSettings, StartRefused } from '#config';
import { LocalIssuer } from '#testing';
import { issuerTokensOf, type IssuerTokens } from '../oidc/issuer-tokens';
import { silent } from '../testing/silent-logger';

const responses = { 200: { description: 'who' } };
const read = defineRoute({ method: 'GET', path: '/read', summary: 'Read', tag: 'T', responses });
const record = defineRoute({ method: 'POST', path: '/record', summary: 'Record', tag: 'T', responses });
const operate = defineRoute({
  method: 'POST',
  path: '/operate',
  summary: 'Operate',
  tag: 'T',
  scope: 'operate',
  responses,
});
const may = defineRoute({ method: 'GET', path: '/may', summary: 'May', tag: 'T', responses });
const alive = defineRoute({ method: 'GET', path: '/alive', summary: 'Alive', tag: 'T', scope: 'public', responses });

@Controller()
class Who {
  @Route(read)
  read(@Actor() actor: string) {
    return { actor };
  }
  @Route(record)
  record(@Actor() actor: string) {
    return { actor };
  }
  @Route(operate)
  operate(@Actor() actor: string) {
    return { actor };
  }
  @Route(may)
  may(@Scopes() scopes: readonly string[]) {
    return { scopes };
  }
  @Route(alive)
  alive(@Actor() actor: string) {
    return { actor };
  }
  @Get('/undescribed')
  undescribed(@Actor() actor: string) {
    return { actor };
  }
}

@Module({ controllers: [Who] })
class WhoModule {}

const hash = (token: string) => createHash('sha256').update(token).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'tokens-'));
const fileOf = (content: string): string => {
  const path = join(folder, `${hash(content)}.json`);
  writeFileSync(path, content);
  return path;
};
const apiTokensFile = fileOf(
  JSON.stringify([
    { hash: hash('reader-token'), actor: 'rita', scopes: ['read'] },
    { hash: hash('writer-token'), actor: 'wim', scopes: ['read', 'record'] },
    { hash: hash('archivist-token'), actor: 'ada', scopes: ['read', 'import'] },
  ]),
);

let app: NestFastifyApplication | undefined;
afterEach(() => app?.close());

interface Given {
  host?: string;
  apiTokensFile?: string;
  issuerTokens?: IssuerTokens | undefined;
  allowAnonymous?: boolean;
}

async function start(settings: Given) {
  app = await createHttpApp(WhoModule, {
    host: '127.0.0.1',
    port: 0,
    allowAnonymous: false,
    logger: silent,
    ...settings,
  });
  await app.init();
}
const call = async (url: string, authorization?: string) => {
  const method = ['/record', '/operate'].includes(url) ? 'POST' : 'GET';
  const response = await app?.inject({ method, url, headers: authorization ? { authorization } : {} });
  return {
    status: response?.statusCode,
    challenge: response?.headers['www-authenticate'],
    body: response?.json<object>(),
  };
};

describe('tokens', () => {
  test('on_loopback_without_tokens_everything_is_open_to_anonymous', async () => {
    await start({});
    for (const url of ['/read', '/record', '/operate', '/alive', '/undescribed']) {
      expect(await call(url)).toMatchObject({ status: 200, body: { actor: 'anonymous' } });
    }
  });

  test('a_token_acts_as_its_actor_within_its_scopes', async () => {
    await start({ apiTokensFile });
    expect(await call('/read', 'Bearer reader-token')).toMatchObject({ status: 200, body: { actor: 'rita' } });
    expect(await call('/record', 'bearer writer-token')).toMatchObject({ status: 200, body: { actor: 'wim' } });
    expect(await call('/record', 'Bearer reader-token')).toMatchObject({
      status: 403,
      challenge: 'Bearer realm="partnership-timeline", error="insufficient_scope", scope="record"',
      body: { code: 'scope-missing', scope: 'record' },
    });
    expect(await call('/operate', 'Bearer writer-token')).toMatchObject({ status: 403 });
  });

  test('a_request_with_two_tokens_is_refused_whichever_comes_first', async () => {
    await start({ apiTokensFile });
    for (const tokens of [
      ['reader-token', 'writer-token'],
      ['other-token', 'reader-token'],
      ['reader-token', 'reader-token'],
    ]) {
      const headers: Record<string, string[]> = { authorization: tokens.map((token) => `Bearer ${token}`) };
      const refused = await app!.inject({ method: 'GET', url: '/read', headers });
      expect(refused.statusCode).toBe(401);
      expect(refused.json()).toMatchObject({ detail: 'The request has more than one field "Authorization".' });
    }
  });

  test('a_handler_gets_the_scopes_of_its_caller_and_all_scopes_without_tokens', async () => {
    await start({ apiTokensFile });
    expect(await call('/may', 'Bearer archivist-token')).toMatchObject({ body: { scopes: ['read', 'import'] } });
    expect(await call('/record', 'Bearer archivist-token')).toMatchObject({ status: 403, body: { scope: 'record' } });
    await app!.close();
    await start({});
    expect(await call('/may')).toMatchObject({
      body: { scopes: ['read', 'record', 'import', 'subscribe', 'operate'] },
    });
  });

  test('without_a_known_token_only_public_routes_are_open', async () => {
    await start({ apiTokensFile });
    expect(await call('/alive')).toMatchObject({ status: 200 });
    expect(await call('/read')).toMatchObject({
      status: 401,
      challenge: 'Bearer realm="partnership-timeline"',
      body: { code: 'unauthenticated' },
    });
    for (const authorization of ['Bearer other-token', 'Bearer ', 'Basic cmVhZGVyLXRva2Vu', 'reader-token']) {
      expect(await call('/read', authorization)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    }
    expect(await call('/undescribed', 'Bearer writer-token')).toMatchObject({ status: 403 });
  });

  test('with_anonymous_access_tokens_still_work_and_a_wrong_token_is_refused', async () => {
    await start({ apiTokensFile, allowAnonymous: true });
    expect(await call('/record')).toMatchObject({ status: 200, body: { actor: 'anonymous' } });
    expect(await call('/read', 'Bearer reader-token')).toMatchObject({ body: { actor: 'rita' } });
    expect(await call('/read', 'Bearer wrong')).toMatchObject({ status: 401 });
  });
});

describe('tokens of an issuer', () => {
  let issuer: LocalIssuer;
  let issuerTokens: IssuerTokens | undefined;
  const bearer = async (...token: Parameters<LocalIssuer['token']>) => `Bearer ${await issuer.token(...token)}`;
  beforeEach(async () => {
    issuer = await LocalIssuer.start();
    issuerTokens = issuerTokensOf(readSettings({ OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: 'timeline' }));
  });
  afterEach(() => issuer.close());

  test('are_accepted_beside_those_of_the_file', async () => {
    await start({ issuerTokens, apiTokensFile });
    const ada = await bearer({ scope: 'record import' });
    expect(await call('/record', ada)).toMatchObject({ status: 200, body: { actor: 'ada' } });
    expect(await call('/read', ada)).toMatchObject({ status: 403, body: { code: 'scope-missing', scope: 'read' } });
    expect(await call('/may', await bearer({ scope: 'import read' }))).toMatchObject({
      body: { scopes: ['read', 'import'] },
    });
    expect(await call('/read', 'Bearer reader-token')).toMatchObject({ status: 200, body: { actor: 'rita' } });
    expect(await call('/read', 'Bearer other-token')).toMatchObject({ status: 401 });
    expect(await call('/read')).toMatchObject({ status: 401, challenge: 'Bearer realm="partnership-timeline"' });
  });

  test('that_are_invalid_are_refused_with_the_reason', async () => {
    await start({ issuerTokens });
    expect(await call('/read', await bearer({ scope: 'read' }, { seconds: -60 }))).toMatchObject({
      status: 401,
      challenge: 'Bearer realm="partnership-timeline", error="invalid_token"',
      body: { code: 'unauthenticated', detail: 'The token has expired.' },
    });
  });

  test('get_a_503_while_the_issuer_is_unreachable_and_other_tokens_still_work', async () => {
    const ada = await bearer({ scope: 'read' });
    issuer.mood = 'failing';
    await start({ issuerTokens, apiTokensFile });
    const refused = await app!.inject({ method: 'GET', url: '/read', headers: { authorization: ada } });
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('5');
    expect(refused.json()).toMatchObject({ code: 'issuer-unreachable' });
    expect(await call('/read', 'Bearer reader-token')).toMatchObject({ status: 200 });
    expect(await call('/alive')).toMatchObject({ status: 200 });
  });
});

describe('the start rule', () => {
  const starting = (settings: Given) => start(settings);

  test.each(['0.0.0.0', '::', '192.168.1.5', 'example.org'])(
    'beyond_loopback_on_%s_a_start_needs_a_statement_of_who_may_call',
    async (host) => {
      await expect(starting({ host })).rejects.toThrow(StartRefused);
      await expect(starting({ host })).rejects.toThrow('API_TOKENS_FILE');
      app = undefined;
      await starting({ host, allowAnonymous: true });
      await app!.close();
      await starting({ host, apiTokensFile });
      await app!.close();
      const oidc = { OIDC_ISSUER: 'https://issuer.example', OIDC_AUDIENCE: 'timeline' };
      await starting({ host, issuerTokens: issuerTokensOf(readSettings(oidc)) });
    },
  );

  test.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('%s_is_loopback', (host) => starting({ host }));

  test.each([
    ['not json', 'cannot be read as JSON'],
    ['[]', 'the list'],
    [JSON.stringify([{ hash: 'abc', actor: 'a', scopes: ['read'] }]), '/0/hash'],
    [JSON.stringify([{ hash: hash('a'), actor: 'a', scopes: ['write'] }]), '/0/scopes/0'],
  ])('the_tokens_file_%p_prevents_the_start', async (content, message) => {
    app = undefined;
    const path = fileOf(content);
    await expect(starting({ apiTokensFile: path })).rejects.toThrow(StartRefused);
    await expect(starting({ apiTokensFile: path })).rejects.toThrow(message);
  });
});
