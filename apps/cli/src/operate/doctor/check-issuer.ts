import { type OidcSettings, type Settings } from '#config';
import { fetchKeys, issuerTokensOf } from '#http';
import type { IssuerFacts } from './issuer-findings';
import { replyOf } from './reply';

const WITHIN_MS = 5_000;

/** Fetches the keys of the issuer and checks a token as the services would. */
export async function checkIssuer(settings: Settings, oidc: OidcSettings, token?: string): Promise<IssuerFacts> {
  const keys = await replyOf(fetchKeys(oidc, AbortSignal.timeout(WITHIN_MS)).then((found) => found.keys));
  if (!token) return { keys };
  return { keys, token: await replyOf(callerOf(settings, token)) };
}

async function callerOf(settings: Settings, token: string) {
  const caller = await issuerTokensOf(settings)?.callerOf(token);
  if (!caller) throw new Error('It is no signed token (JWT).');
  return caller;
}
