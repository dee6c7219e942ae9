import type { OidcSettings } from '#config';
import type { JWTPayload } from 'jose';
import { SCOPES, type Scope } from '../route/scope';
import type { Caller } from '../tokens/token-register';

/** As long as a record may hold; no control, format or private characters and no lone surrogates, which could show one actor as another. */
const ACTOR = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,200}(?<!\s)$/u;

/** What the service calls those who come without a token, and itself. */
const OURS = ['anonymous', 'service'];

/** Who the claims of a token stand for and what they allow; null where they name nobody who can be written into a record. */
export function callerOfClaims(claims: JWTPayload, settings: OidcSettings): Caller | null {
  const actor = valueOf(claims, settings.actorClaim);
  if (typeof actor !== 'string' || !ACTOR.test(actor) || OURS.includes(actor.toLowerCase())) return null;
  const said =
    settings.scopesClaim === undefined ? (claims['scope'] ?? claims['scp']) : valueOf(claims, settings.scopesClaim);
  const given = new Set(valuesIn(said).flatMap((value) => settings.scopesOfValues?.get(value) ?? own(value, settings)));
  return { actor, scopes: SCOPES.filter((scope: Scope) => given.has(scope)), hasToken: true };
}

const own = (value: string, { scopesOfValues }: OidcSettings): readonly string[] => (scopesOfValues ? [] : [value]);

/** A text of values separated by spaces (RFC 8693, 4.2), or a list of them. */
function valuesIn(said: unknown): readonly string[] {
  if (typeof said === 'string') return said.split(' ');
  return Array.isArray(said) ? said.filter((value): value is string => typeof value === 'string') : [];
}

/** A claim by its name, or what a JSON Pointer (RFC 6901) leads to. */
function valueOf(claims: JWTPayload, claim: string): unknown {
  if (!claim.startsWith('/')) return ownMember(claims, claim);
  const path = claim.slice(1).split('/');
  return path.reduce<unknown>((at, name) => ownMember(at, name.replaceAll('~1', '/').replaceAll('~0', '~')), claims);
}

const ownMember = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
