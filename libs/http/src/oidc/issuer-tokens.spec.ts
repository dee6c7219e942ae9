import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { LocalIssuer } from '#testing';
import { Problem } from '../problem/problem';
import { IssuerTokens } from './issuer-tokens';

let issuer: LocalIssuer;
beforeAll(async () => {
  issuer = await LocalIssuer.start();
});
afterAll(() => issuer.close());

const opened = (url = issuer.url) =>
  new IssuerTokens({ issuer: url, audience: 'timeline', actorClaim: 'sub' }, { onFault: () => undefined });
const refusal = (token: string, tokens = opened()): Promise<unknown> =>
  tokens.callerOf(token).then(
    (caller) => caller,
    (error: unknown) => (error instanceof Problem ? { status: error.status, detail: error.detail } : error),
  );

test('a_token_identifies_its_subject_and_its_scopes', async () => {
  const token = await issuer.token({ scope: 'openid read record' });
  expect(await opened().callerOf(token)).toEqual({ actor: 'ada', scopes: ['read', 'record'], hasToken: true });
});

test.each(['RS256', 'EdDSA'] as const)('a_token_signed_with_%s_is_accepted', async (alg) => {
  const other = await LocalIssuer.start(alg);
  expect(await opened(other.url).callerOf(await other.token())).toMatchObject({ actor: 'ada' });
  await other.close();
});

test('a_token_with_several_audiences_and_the_type_of_access_tokens_is_accepted', async () => {
  const token = await issuer.token({ aud: ['other', 'timeline'] }, { header: { typ: 'at+jwt' } });
  expect(await opened().callerOf(token)).toMatchObject({ actor: 'ada' });
});

test('a_token_that_is_not_a_jwt_is_left_to_other_checks', async () => {
  for (const token of ['opaque', 'a.b', 'a.b.c.d']) expect(await opened().callerOf(token)).toBeUndefined();
});

test('clocks_may_differ_by_half_a_minute', async () => {
  expect(await opened().callerOf(await issuer.token({}, { seconds: -20 }))).toMatchObject({ actor: 'ada' });
  const now = Math.floor(Date.now() / 1_000);
  expect(await opened().callerOf(await issuer.token({ nbf: now + 20 }))).toMatchObject({ actor: 'ada' });
});

describe('a token is refused', () => {
  const now = Math.floor(Date.now() / 1_000);
  test.each([
    ['that_has_expired', () => issuer.token({}, { seconds: -60 }), 'The token has expired.'],
    ['that_never_expires', () => issuer.token({ exp: undefined }), 'The claim "exp" of the token is missing.'],
    ['that_is_not_yet_valid', () => issuer.token({ nbf: now + 300 }), 'The claim "nbf" of the token does not fit'],
    ['for_another_audience', () => issuer.token({ aud: 'other' }), 'The claim "aud" of the token does not fit'],
    ['without_an_audience', () => issuer.token({ aud: undefined }), 'The claim "aud" of the token is missing.'],
    ['of_another_issuer', () => issuer.token({ iss: `${issuer.url}/` }), 'The claim "iss" of the token does not fit'],
    ['for_a_logout', () => issuer.token({}, { header: { typ: 'logout+jwt' } }), 'its type is "logout+jwt"'],
    ['whose_type_is_no_text', () => issuer.token({}, { header: { typ: 5 as never } }), 'its type is no text'],
    ['whose_type_is_null', () => issuer.token({}, { header: { typ: null as never } }), 'its type is no text'],
    [
      'whose_type_is_long',
      () => issuer.token({}, { header: { typ: 'x'.repeat(5_000) } }),
      `its type is "${'x'.repeat(100)}…"`,
    ],
    [
      'without_a_subject',
      () => issuer.token({ sub: undefined }),
      'The claim "sub" of the token names no usable actor.',
    ],
    ['that_names_the_service_as_its_subject', () => issuer.token({ sub: 'service' }), 'names no usable actor'],
    ['that_is_malformed', async () => 'a.b.c', 'The bearer token is not known.'],
  ])('%s', async (_name, make, detail) => {
    expect(await refusal(await make())).toEqual({ status: 401, detail: expect.stringContaining(detail) as string });
  });

  test('with_a_signature_of_another_key_under_a_known_key_id', async () => {
    const [head] = (await issuer.token()).split('.');
    const { kid } = JSON.parse(Buffer.from(head!, 'base64url').toString()) as { kid: string };
    const { privateKey } = await generateKeyPair('ES256');
    const forged = await new SignJWT({ iss: issuer.url, aud: 'timeline', sub: 'eve', exp: now + 300 })
      .setProtectedHeader({ alg: 'ES256', kid })
      .sign(privateKey);
    expect(await refusal(forged)).toEqual({ status: 401, detail: 'The signature of the token is wrong.' });
  });

  test('with_modified_claims', async () => {
    const [head, , signature] = (await issuer.token({ scope: 'read' })).split('.');
    const claims = { iss: issuer.url, aud: 'timeline', sub: 'eve', scope: 'operate', exp: now + 300 };
    const changed = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    expect(await refusal(changed)).toMatchObject({ status: 401 });
  });

  test('without_a_signature', async () => {
    const claims = { iss: issuer.url, aud: 'timeline', sub: 'eve', exp: now + 300 };
    expect(await refusal(new UnsecuredJWT(claims).encode())).toMatchObject({ status: 401 });
    const none = [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    expect(await refusal(`${none.join('.')}.AA`)).toMatchObject({ status: 401 });
  });

  test('that_is_signed_with_the_public_key_as_a_secret', async () => {
    const published = JSON.stringify(await (await fetch(`${issuer.url}/keys`)).json());
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      const token = await new SignJWT({ iss: issuer.url, aud: 'timeline', sub: 'eve', exp: now + 300 })
        .setProtectedHeader({ alg })
        .sign(Buffer.from(published));
      expect(await refusal(token)).toEqual({
        status: 401,
        detail: 'The token is signed with an algorithm that is not accepted.',
      });
    }
  });

  test('with_an_unusable_key', async () => {
    const other = await LocalIssuer.start('RS256');
    const token = await other.token();
    other.published = [{ kty: 'RSA', kid: 'x', n: 'AQAB', e: 'AQAB', alg: 'RS256' }];
    expect(await refusal(token, opened(other.url))).toMatchObject({ status: 401 });
    const { kid } = JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as { kid: string };
    other.published = [{ kty: 'RSA', kid, n: 'AQAB', e: 'AQAB', alg: 'RS256' }];
    expect(await refusal(token, opened(other.url))).toMatchObject({ status: 401 });
    await other.close();
  });
});

test('a_token_of_an_unreachable_issuer_is_neither_accepted_nor_refused', async () => {
  const gone = await LocalIssuer.start();
  const token = await gone.token();
  await gone.close();
  const tokens = opened(gone.url);
  expect(tokens.refreshedState()).toBe('unreached');
  await expect(tokens.callerOf(token)).rejects.toMatchObject({
    status: 503,
    code: 'issuer-unreachable',
    headers: { 'retry-after': '5' },
  });
  expect(await tokens.callerOf('opaque')).toBeUndefined();
});

test('the_state_reports_whether_the_issuer_answers', async () => {
  const other = await LocalIssuer.start();
  const tokens = opened(other.url);
  await tokens.callerOf(await other.token());
  expect(tokens.refreshedState()).toBe('reached');
  await other.close();
});
