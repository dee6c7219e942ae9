import { readOidc } from './oidc';
import { readSettings } from './settings';

const read = (environment: Record<string, string>) => readOidc(readSettings(environment));
const ISSUER = { OIDC_ISSUER: 'https://issuer.example/realms/us' };

test('nothing_is_said_of_an_issuer', () => {
  expect(read({})).toBeUndefined();
});

test('an_issuer_needs_an_audience_and_no_more', () => {
  expect(read({ ...ISSUER, OIDC_AUDIENCE: 'timeline' })).toEqual({
    issuer: 'https://issuer.example/realms/us',
    audience: 'timeline',
    actorClaim: 'sub',
  });
});

test('all_is_passed_on', () => {
  const more = { OIDC_JWKS_URL: 'https://issuer.example/keys', OIDC_ACTOR_CLAIM: 'email', OIDC_SCOPES_CLAIM: 'roles' };
  expect(read({ ...ISSUER, OIDC_AUDIENCE: 'timeline', ...more, OIDC_SCOPES: 'editor=read+record' })).toMatchObject({
    jwksUrl: 'https://issuer.example/keys',
    actorClaim: 'email',
    scopesClaim: 'roles',
    scopesOfValues: new Map([['editor', ['read', 'record']]]),
  });
});

test.each([
  [ISSUER, 'OIDC_ISSUER needs OIDC_AUDIENCE'],
  [{ OIDC_AUDIENCE: 'timeline' }, 'OIDC_AUDIENCE is given, but OIDC_ISSUER is not.'],
  [{ OIDC_JWKS_URL: 'https://issuer.example/keys' }, 'OIDC_JWKS_URL is given, but OIDC_ISSUER is not.'],
  [{ OIDC_SCOPES_CLAIM: 'roles' }, 'OIDC_SCOPES_CLAIM is given, but OIDC_ISSUER is not.'],
])('%j_is_half_of_it', (environment, told) => {
  expect(() => read(environment)).toThrow(told);
});
