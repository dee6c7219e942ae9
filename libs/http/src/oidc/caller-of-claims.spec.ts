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

  test('come_from_the_claim_and_the_values_that_were_named_and_from_nothing_else', () => {
    const more = { scopesClaim: '/realm_access/roles', scopesOfValues: map };
    const roles = { realm_access: { roles: ['timeline-editor', 'timeline-admin', 'read', 'import'] } };
    expect(scopesOf({ ...roles, scope: 'subscribe' }, more)).toEqual(['read', 'record', 'operate']);
    expect(scopesOf({ scope: 'read' }, more)).toEqual([]);
  });

  test('a_name_that_looks_like_an_address_is_a_name_and_a_pointer_reaches_what_it_says', () => {
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
    '%s_is_one',
    (actor) => {
      expect(actorOf(actor)).toBe(actor);
    },
  );

  const TOO_LONG = 'x'.repeat(201);
  const DISGUISED = ['a\nb', 'a\u0000', ' ada', 'ada ', 'ada\u202E', 'a\u200Bda', '\uD800'];
  test.each([undefined, '', 7, ['ada'], TOO_LONG, ...DISGUISED, 'anonymous', 'Service'])('%j_is_none', (actor) => {
    expect(actorOf(actor)).toBeNull();
  });

  test('is_what_the_named_claim_says', () => {
    const more = settings({ actorClaim: 'email' });
    expect(callerOfClaims({ sub: 'u-1', email: 'ada@example.org' }, more)?.actor).toBe('ada@example.org');
    expect(callerOfClaims({ sub: 'u-1' }, more)).toBeNull();
  });
});
