import { isIP } from 'node:net';
import { StartRefused } from '#config';
import { SCOPES } from '../route/scope';
import { TokenFile } from './token-file';
import type { Caller } from './token-register';
import type { Tokens } from './tokens';

const ANONYMOUS: Caller = { actor: 'anonymous', scopes: SCOPES, hasToken: false };

/** Who may call: those with a token, or everyone. */
export interface Access {
  /** Each kind of tokens that is accepted, in the order in which they are asked. */
  readonly tokens: readonly Tokens[];
  /** Who calls without a token; undefined where a token is required. */
  readonly anonymous: Caller | undefined;
}

export interface AccessSettings {
  readonly host: string;
  readonly apiTokensFile?: string | undefined;
  /** The tokens of an issuer, beside those of the file. */
  readonly issuerTokens?: Tokens | undefined;
  readonly allowAnonymous: boolean;
  /** Names, besides those of loopback, that requests may call us by; once given, no other is taken. */
  readonly allowedHosts?: readonly string[] | undefined;
}

/**
 * The start rule: beyond loopback only with tokens, or with an explicit ALLOW_ANONYMOUS=true. Throws StartRefused. `onFault` hears why a file of
 * tokens that was changed later is not taken.
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

/** Who is answered by the name that a request calls us by. */
export interface HostRule {
  /** Names without a port, in lower case. */
  readonly allowed: readonly string[];
  /** False: every well-formed name is taken. */
  readonly only: boolean;
}

/** Where a page in a browser on this machine could act as anybody, or where the operator named the hosts, others are refused. */
export const hostRuleOf = ({ host, allowedHosts }: AccessSettings, { anonymous }: Access): HostRule => ({
  allowed: allowedHosts ?? [],
  only: allowedHosts !== undefined || (anonymous !== undefined && isLoopback(host)),
});

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
