import type { KafkaSasl } from '#config';

type OauthClient = Extract<KafkaSasl, { readonly mechanism: 'oauthbearer' }>;
export type TokenSource = () => Promise<{ readonly value: string }>;

const WITHIN_MS = 5_000;
/** The fraction of its lifetime after which a token is replaced, so that none expires while it is in use. */
const USED_FOR = 0.8;
/** The lifetime of a token whose issuer does not state one, as RFC 6749 recommends. */
const LIFE_SECONDS = 300;

/** The endpoint returned no token; a retry can help. */
export class TokenRefused extends Error {
  readonly code = 'token-refused';
  readonly retriable = true;

  constructor(tokenUrl: string, why: string, cause?: unknown) {
    super(`${tokenUrl} gave no token for Kafka: ${why}`, { cause });
    this.name = 'TokenRefused';
  }
}

/** Requests tokens of the client credentials grant (RFC 6749, 4.4) one at a time and caches them while valid. */
export function tokenSource(client: OauthClient, now: () => number = Date.now): TokenSource {
  let cached: { readonly token: Promise<{ readonly value: string }>; until: number } | null = null;
  return () => {
    if (cached && now() < cached.until) return cached.token;
    const requested = requestToken(client);
    const entry = { token: requested.then(({ value }) => ({ value })), until: Infinity };
    cached = entry;
    requested.then(
      ({ seconds }) => (entry.until = now() + seconds * USED_FOR * 1_000),
      () => (entry.until = 0),
    );
    return entry.token;
  };
}

async function requestToken(client: OauthClient): Promise<{ value: string; seconds: number }> {
  const { tokenUrl, clientId, clientSecret, scope } = client;
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope !== undefined && { scope }) });
  const identity = [clientId, clientSecret].map(encodeURIComponent).join(':');
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    body,
    headers: { authorization: `Basic ${Buffer.from(identity).toString('base64')}`, accept: 'application/json' },
    // A redirect would send the secret to another address.
    redirect: 'error',
    signal: AbortSignal.timeout(WITHIN_MS),
  }).catch((error: unknown) => {
    throw new TokenRefused(tokenUrl, error instanceof Error ? error.message : String(error), error);
  });
  if (!answer.ok) throw new TokenRefused(tokenUrl, `it answered ${answer.status}`);
  const { access_token: value, expires_in: seconds } = (await answer.json().catch(() => ({}))) as Record<
    string,
    unknown
  >;
  if (typeof value !== 'string') throw new TokenRefused(tokenUrl, 'its answer holds no access_token');
  return { value, seconds: typeof seconds === 'number' && seconds > 0 ? seconds : LIFE_SECONDS };
}
