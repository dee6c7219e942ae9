import type { Settings } from './settings';
import { StartRefused } from './start-refused';

/** Whose tokens are accepted, and what their claims mean here. */
export interface OidcSettings {
  /** As `iss` has it, to the letter. */
  readonly issuer: string;
  readonly audience: string;
  /** Undefined: as the issuer's discovery document says. */
  readonly jwksUrl?: string;
  /** A claim's name, or a JSON Pointer (RFC 6901) into the claims. */
  readonly actorClaim: string;
  /** Undefined: `scope`, else `scp`. */
  readonly scopesClaim?: string;
  /** The scopes that a value of that claim gives. Undefined: the one of its own name. */
  readonly scopesOfValues?: ReadonlyMap<string, readonly string[]>;
}

/** The settings that tell of an issuer of tokens; undefined without one. Throws `StartRefused` where settings belong together and one is missing. */
export function readOidc(settings: Settings): OidcSettings | undefined {
  const {
    oidcIssuer: issuer,
    oidcAudience: audience,
    oidcJwksUrl,
    oidcActorClaim,
    oidcScopesClaim,
    oidcScopes,
  } = settings;
  if (issuer === undefined) {
    const stray = { OIDC_AUDIENCE: audience, OIDC_JWKS_URL: oidcJwksUrl, OIDC_SCOPES: oidcScopes };
    const given = Object.entries(stray).find(([, value]) => value !== undefined);
    if (given) throw new StartRefused(`${given[0]} is given, but OIDC_ISSUER is not.`);
    return undefined;
  }
  // Without it, a token that the issuer gave for any other program would be good here.
  if (audience === undefined) throw new StartRefused('OIDC_ISSUER needs OIDC_AUDIENCE: whom the tokens are meant for.');
  return {
    issuer,
    audience,
    actorClaim: oidcActorClaim,
    ...(oidcJwksUrl !== undefined && { jwksUrl: oidcJwksUrl }),
    ...(oidcScopesClaim !== undefined && { scopesClaim: oidcScopesClaim }),
    ...(oidcScopes !== undefined && { scopesOfValues: oidcScopes }),
  };
}
