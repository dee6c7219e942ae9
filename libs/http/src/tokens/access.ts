import { isIP } from 'node:net';
import { StartRefused } from '#config';
import { SCOPES } from '../route/scope';
import { TokenFile } from './token-file';
import type { Caller } from './token-register';
import type { Tokens } from './tokens';

const ANONYMOUS: Caller = { actor: 'anonymous', scopes: SCOPES, hasToken: false };

/** The accepted callers: those with a token, or everyone. */
export interface Access {
  /** The accepted kinds of tokens, in the order in which they are tried. */
  readonly tokens: readonly Tokens[];
  /** The caller for requests without a token; undefined if a token is required. */
  readonly anonymous: Caller | undefined;
}

export interface AccessSettings {
  readonly host: string;
  readonly apiTokensFile?: string | undefined;
  /** The tokens of an issuer, in addition to those of the file. */
  readonly issuerTokens?: Tokens | undefined;
  readonly allowAnonymous: boolean;
  /** Host names, in addition to those of loopback, that requests may use. If set, all other names are refused. */
  readonly allowedHosts?: readonly string[] | undefined;
}

/**
 * Applies the start rule: an address beyond loopback requires tokens or an explicit ALLOW_ANONYMOUS=true. Throws StartRefused. `onFault` is called
 * with the reason when a later change of the token file is rejected.
 */
export function accessOf(
  { host, apiTokensFile, issuerTokens, allowAnonymous }: AccessSettings,
  onFault: (error: unknown) => void = () => undefined,
): Access {
  const tokens = [
    ...(apiTokensFile === undefined ? [] : [new TokenFile(apiTokensFile, onFault)]),
    ...(issuerTokens ? [issuerTokens] : []),
  ];
  if (tokens.length === 0 && !allowAnonymous && !isLoopback(host)) {
    throw new StartRefused(
      `HOST is ${host}, which others can reach: give API_TOKENS_FILE or OIDC_ISSUER, or set ALLOW_ANONYMOUS=true to let everyone record.`,
    );
  }
  return { tokens, anonymous: tokens.length === 0 || allowAnonymous ? ANONYMOUS : undefined };
}

/** The rule for the `Host` header of a request. */
export interface HostRule {
  /** Names without a port, in lower case. */
  readonly allowed: readonly string[];
  /** False: every well-formed name is accepted. */
  readonly only: boolean;
}

/** Restricts the hosts if the operator named them, or if a page in a browser on this machine could act as an anonymous caller. */
export const hostRuleOf = ({ host, allowedHosts }: AccessSettings, { anonymous }: Access): HostRule => ({
  allowed: allowedHosts ?? [],
  only: allowedHosts !== undefined || (anonymous !== undefined && isLoopback(host)),
});

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
