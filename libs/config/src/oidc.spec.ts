import { readOidc } from './oidc';
import { readSettings } from './settings';

const read = (environment: Record<string, string>) => readOidc(readSettings(environment));
const ISSUER = { OIDC_ISSUER: 'https://issuer.example/realms/us' };

test('without_oidc_settings_there_is_no_issuer', () => {
  expect(read({})).toBeUndefined();
});

test('an_issuer_needs_only_an_audience', () => {
  expect(read({ ...ISSUER, OIDC_AUDIENCE: 'timeline' })).toEqual({
    issuer: 'https://issuer.example/realms/us',
    audience: 'timeline',
    actorClaim: 'sub',
  });
});

test('every_oidc_setting_is_read', () => {
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
])('%j_is_refused_as_incomplete', (environment, message) => {
  expect(() => read(environment)).toThrow(message);
});
