import { pointerNames } from '#contracts';
import type { OidcSettings } from '#config';
import type { JWTPayload } from 'jose';
import { SCOPES, type Scope } from '../route/scope';
import { isActorName } from '../tokens/actor-name';
import type { Caller } from '../tokens/token-register';

/** Returns the actor and the scopes that the claims of a token give; null if they name no actor that can be written into a record. */
export function callerOfClaims(claims: JWTPayload, settings: OidcSettings): Caller | null {
  const actor = valueOf(claims, settings.actorClaim);
  if (typeof actor !== 'string' || !isActorName(actor)) return null;
  const scopeClaim =
    settings.scopesClaim === undefined ? (claims['scope'] ?? claims['scp']) : valueOf(claims, settings.scopesClaim);
  const given = new Set(
    valuesIn(scopeClaim).flatMap((value) => settings.scopesOfValues?.get(value) ?? own(value, settings)),
  );
  return { actor, scopes: SCOPES.filter((scope: Scope) => given.has(scope)), hasToken: true };
}

const own = (value: string, { scopesOfValues }: OidcSettings): readonly string[] => (scopesOfValues ? [] : [value]);

/** Reads values separated by spaces (RFC 8693, 4.2), or a list of them. */
function valuesIn(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(' ');
  return Array.isArray(claim) ? claim.filter((value): value is string => typeof value === 'string') : [];
}

/** Returns a claim by its name, or by a JSON Pointer (RFC 6901). */
function valueOf(claims: JWTPayload, claim: string): unknown {
  if (!claim.startsWith('/')) return ownMember(claims, claim);
  return pointerNames(claim).reduce<unknown>(ownMember, claims);
}

const ownMember = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
