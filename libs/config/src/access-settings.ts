import { claim, hostNames, issuerUrl, matching, path, scopesOfValues, secureUrl, yesOrNo } from './parsers';
import { optional, withDefault } from './setting';

/** The settings for callers, their tokens and the host names of the service. */
export const ACCESS_SETTINGS = {
  apiTokensFile: optional({
    variable: 'API_TOKENS_FILE',
    allowed: 'a path',
    description:
      'bearer tokens as JSON: [{ "hash": SHA-256 hex, "actor", "scopes": read, record, import, subscribe, operate }]',
    parse: path,
  }),
  oidcIssuer: optional({
    variable: 'OIDC_ISSUER',
    allowed: 'an address https://… (http://… on this machine only) without query',
    description:
      'the issuer (`iss`) whose signed tokens (JWT) are accepted, with or without tokens of API_TOKENS_FILE; needs OIDC_AUDIENCE',
    parse: issuerUrl,
  }),
  oidcAudience: optional({
    variable: 'OIDC_AUDIENCE',
    allowed: 'a text',
    description: 'the audience that such a token must contain in `aud`',
    parse: matching(/^[^\0]{1,500}$/),
  }),
  oidcJwksUrl: optional({
    variable: 'OIDC_JWKS_URL',
    allowed: 'an address https://… (http://… on this machine only)',
    description: 'the address of the issuer’s keys; by default the one in its `/.well-known/openid-configuration`',
    parse: secureUrl,
  }),
  oidcActorClaim: withDefault({
    variable: 'OIDC_ACTOR_CLAIM',
    fallback: 'sub',
    allowed: 'the name of a claim, or a JSON Pointer into the claims',
    description:
      'the claim with the actor, which is written into each record. Choose a claim that callers cannot set themselves',
    parse: claim,
  }),
  oidcScopesClaim: optional({
    variable: 'OIDC_SCOPES_CLAIM',
    allowed: 'the name of a claim, or a JSON Pointer into the claims, such as /realm_access/roles',
    description:
      'the claim with the permissions: a list, or a text of values separated by spaces. By default `scope`, or `scp` if there is no `scope`',
    parse: claim,
  }),
  oidcScopes: optional({
    variable: 'OIDC_SCOPES',
    allowed:
      'VALUE=SCOPE or VALUE=SCOPE+SCOPE, separated by commas, with the scopes read, record, import, subscribe, operate',
    description:
      'the scopes that the values of that claim grant, such as `timeline-reader=read,timeline-editor=read+record`; other values grant none. By default a value grants the scope of the same name',
    parse: scopesOfValues,
  }),
  allowAnonymous: withDefault({
    variable: 'ALLOW_ANONYMOUS',
    fallback: 'false',
    allowed: '"true" or "false"',
    description: 'whether callers without a token have all permissions',
    parse: yesOrNo('true', 'false'),
  }),
  allowedHosts: optional({
    variable: 'ALLOWED_HOSTS',
    allowed: 'host names or IP addresses without ports, separated by commas',
    description:
      'the names that are accepted in `Host`, besides localhost, 127.0.0.1 and [::1]; other names get 421. By default every name is accepted with tokens or beyond loopback, and no other name on loopback without tokens',
    parse: hostNames,
  }),
};
