import type { Settings } from './settings';
import { StartRefused } from './start-refused';

/** The issuer whose tokens are accepted, and the meaning of its claims. */
export interface OidcSettings {
  /** The exact text of `iss`. */
  readonly issuer: string;
  readonly audience: string;
  /** Undefined: the address from the issuer's discovery document. */
  readonly jwksUrl?: string;
  /** The name of a claim, or a JSON Pointer (RFC 6901) into the claims. */
  readonly actorClaim: string;
  /** Undefined: `scope`, or else `scp`. */
  readonly scopesClaim?: string;
  /** The scopes by value of that claim. Undefined: a value gives the scope of the same name. */
  readonly scopesOfValues?: ReadonlyMap<string, readonly string[]>;
}

/** Reads the settings of a token issuer; undefined without one. Throws `StartRefused` if only a part of settings that belong together is given. */
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
    const stray = {
      OIDC_AUDIENCE: audience,
      OIDC_JWKS_URL: oidcJwksUrl,
      OIDC_SCOPES_CLAIM: oidcScopesClaim,
      OIDC_SCOPES: oidcScopes,
    };
    const given = Object.entries(stray).find(([, value]) => value !== undefined);
    if (given) throw new StartRefused(`${given[0]} is given, but OIDC_ISSUER is not.`);
    return undefined;
  }
  // Without the audience, a token that the issuer gave for another program would be accepted here.
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
