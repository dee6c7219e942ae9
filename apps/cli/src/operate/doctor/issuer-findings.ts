import type { OidcSettings } from '#config';
import { counted } from '../../output/counted';
import { differs, fits, type ServerFinding } from './finding';
import type { Reply } from './reply';

/** The fields of an issuer's published key that are checked here. */
export interface IssuerKey {
  readonly kid?: string;
  readonly kty?: string;
  readonly use?: string;
}

export interface IssuerFacts {
  readonly keys: Reply<readonly IssuerKey[]>;
  /** The caller that the given token stands for; undefined without a token. */
  readonly token?: Reply<{ readonly actor: string; readonly scopes: readonly string[] }>;
}

export function issuerFindings(oidc: OidcSettings, { keys, token }: IssuerFacts): ServerFinding[] {
  const at = `The issuer ${oidc.issuer}`;
  if (keys.is === 'unknown')
    return [
      differs(
        'issuer-reachable',
        `${at} cannot be used: ${keys.why}. Check OIDC_ISSUER, OIDC_JWKS_URL, and the way through the network.`,
      ),
    ];
  return [fits('issuer-reachable', `${at} answers.`), keysFinding(keys.value), ...(token ? [tokenFinding(token)] : [])];
}

const SIGNING = ['RSA', 'EC', 'OKP'];

function keysFinding(keys: readonly IssuerKey[]): ServerFinding {
  const check = 'issuer-keys';
  const signing = keys.filter(({ kty = '', use = 'sig' }) => use === 'sig' && SIGNING.includes(kty));
  if (signing.length === 0)
    return differs(check, 'The issuer publishes no key for signatures: let it sign by RSA, EC or Ed25519.');
  if (signing.length > 1 && signing.some(({ kid }) => kid === undefined))
    return differs(check, 'A key of the issuer has no name (kid), so its tokens cannot be assigned to it.');
  return fits(check, `The issuer publishes ${counted(signing.length, 'key')} for signatures.`);
}

function tokenFinding(token: NonNullable<IssuerFacts['token']>): ServerFinding {
  const check = 'issuer-token';
  if (token.is === 'unknown') return differs(check, `PARTNERSHIP_TOKEN is not accepted: ${token.why}`);
  const { actor, scopes } = token.value;
  return scopes.length > 0
    ? fits(check, `PARTNERSHIP_TOKEN is accepted: the actor "${actor}" with the scopes ${scopes.join(', ')}.`)
    : differs(
        check,
        `PARTNERSHIP_TOKEN is good, but gives the actor "${actor}" no scope: see OIDC_SCOPES_CLAIM and OIDC_SCOPES.`,
      );
}
