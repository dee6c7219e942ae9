import type { OidcSettings } from '#config';
import { callerOfClaims } from './caller-of-claims';

const settings = (more: Partial<OidcSettings> = {}): OidcSettings => ({
  issuer: 'https://issuer.example',
  audience: 'timeline',
  actorClaim: 'sub',
  ...more,
});

describe('scopes', () => {
  const scopesOf = (claims: object, more: Partial<OidcSettings> = {}) =>
    callerOfClaims({ sub: 'ada', ...claims }, settings(more))?.scopes;

  test.each([
    [{ scope: 'openid read record' }, ['read', 'record']],
    [{ scp: ['read', 'operate', 7] }, ['read', 'operate']],
    [{ scp: 'read' }, ['read']],
    [{ scope: 'read', scp: ['operate'] }, ['read']],
    [{ scope: 'READ reader' }, []],
    [{}, []],
    [{ scope: { read: true } }, []],
  ])('of_%j_are_%j', (claims, scopes) => {
    expect(scopesOf(claims)).toEqual(scopes);
  });

  const map = new Map([
    ['timeline-editor', ['read', 'record']],
    ['timeline-admin', ['operate']],
  ]);

  test('come_only_from_the_configured_claim_and_values', () => {
    const more = { scopesClaim: '/realm_access/roles', scopesOfValues: map };
    const roles = { realm_access: { roles: ['timeline-editor', 'timeline-admin', 'read', 'import'] } };
    expect(scopesOf({ ...roles, scope: 'subscribe' }, more)).toEqual(['read', 'record', 'operate']);
    expect(scopesOf({ scope: 'read' }, more)).toEqual([]);
  });

  test('are_found_by_a_claim_name_that_is_a_url_or_by_a_json_pointer', () => {
    const named = { 'https://timeline.example/roles': ['read'], 'a/b': { 'c~d': ['record'] } };
    expect(scopesOf(named, { scopesClaim: 'https://timeline.example/roles' })).toEqual(['read']);
    expect(scopesOf(named, { scopesClaim: '/a~1b/c~0d' })).toEqual(['record']);
    expect(scopesOf({}, { scopesClaim: '/constructor/name' })).toEqual([]);
    expect(scopesOf({ toString: 'read' }, { scopesClaim: 'valueOf' })).toEqual([]);
  });
});

describe('the actor', () => {
  const actorOf = (sub: unknown) => callerOfClaims({ sub } as Record<string, unknown>, settings())?.actor ?? null;

  test.each(['ada', 'auth0|5f7c8ec7c33c6c004bbafe82', 'Ada Łowińska (analysts)', 'x'.repeat(200), '数据组'])(
    '%s_is_accepted',
    (actor) => {
      expect(actorOf(actor)).toBe(actor);
    },
  );

  const TOO_LONG = 'x'.repeat(201);
  const DISGUISED = ['a\nb', 'a\u0000', ' ada', 'ada ', 'ada\u202E', 'a\u200Bda', '\uD800'];
  test.each([undefined, '', 7, ['ada'], TOO_LONG, ...DISGUISED, 'anonymous', 'Service'])('%j_is_refused', (actor) => {
    expect(actorOf(actor)).toBeNull();
  });

  test('comes_from_the_configured_claim', () => {
    const more = settings({ actorClaim: 'email' });
    expect(callerOfClaims({ sub: 'u-1', email: 'ada@example.org' }, more)?.actor).toBe('ada@example.org');
    expect(callerOfClaims({ sub: 'u-1' }, more)).toBeNull();
  });
});
