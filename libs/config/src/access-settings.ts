import { claim, hostNames, issuerUrl, matching, path, scopesOfValues, secureUrl, yesOrNo } from './parsers';
import { optional, withDefault } from './setting';

/** Who may call, and by which name. */
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
      'whose signed tokens (JWT) are accepted, as their `iss` has it, with or without tokens of API_TOKENS_FILE; needs OIDC_AUDIENCE',
    parse: issuerUrl,
  }),
  oidcAudience: optional({
    variable: 'OIDC_AUDIENCE',
    allowed: 'a text',
    description: 'what such a token must name in `aud`',
    parse: matching(/^[^\0]{1,500}$/),
  }),
  oidcJwksUrl: optional({
    variable: 'OIDC_JWKS_URL',
    allowed: 'an address https://… (http://… on this machine only)',
    description: 'where the keys of the issuer are; without it, where its `/.well-known/openid-configuration` says',
    parse: secureUrl,
  }),
  oidcActorClaim: withDefault({
    variable: 'OIDC_ACTOR_CLAIM',
    fallback: 'sub',
    allowed: 'the name of a claim, or a JSON Pointer into the claims',
    description: 'who the caller is: written into each record. Choose a claim that callers cannot set themselves',
    parse: claim,
  }),
  oidcScopesClaim: optional({
    variable: 'OIDC_SCOPES_CLAIM',
    allowed: 'the name of a claim, or a JSON Pointer into the claims, such as /realm_access/roles',
    description:
      'what the caller may do: a text of values separated by spaces, or a list. Without it: `scope`, and where there is none `scp`',
    parse: claim,
  }),
  oidcScopes: optional({
    variable: 'OIDC_SCOPES',
    allowed:
      'VALUE=SCOPE or VALUE=SCOPE+SCOPE, separated by commas, with the scopes read, record, import, subscribe, operate',
    description:
      'the scopes that the values of that claim give, such as `timeline-reader=read,timeline-editor=read+record`; other values give none. Without it a value gives the scope of its own name',
    parse: scopesOfValues,
  }),
  allowAnonymous: withDefault({
    variable: 'ALLOW_ANONYMOUS',
    fallback: 'false',
    allowed: '"true" or "false"',
    description: 'whether callers without a token may do everything',
    parse: yesOrNo('true', 'false'),
  }),
  allowedHosts: optional({
    variable: 'ALLOWED_HOSTS',
    allowed: 'host names or IP addresses without ports, separated by commas',
    description:
      'names that requests may call the service by (`Host`), besides localhost, 127.0.0.1 and [::1]; others get 421. Without it: with tokens, and beyond loopback, every name is taken; on loopback without tokens no other',
    parse: hostNames,
  }),
};
