import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { fetchDocument } from './fetch-document';
import { IssuerUnreachable } from './issuer-unreachable';

export interface IssuerPlace {
  readonly issuer: string;
  readonly jwksUrl?: string;
}

export interface IssuerKeysOptions {
  /** Called with each failure to fetch the keys. */
  readonly onFault: (error: unknown) => void;
  readonly now?: () => number;
}

/** The age at which the keys are fetched again. A key that the issuer has withdrawn is accepted until then. */
const REFRESH_MS = 10 * 60_000;
/** An unknown key triggers a new fetch, unless the known keys are younger than this. */
const FRESH_MS = 30_000;
/** The pause after a failure before the issuer is contacted again. */
const RETRY_MS = 5_000;
/** The deadline of the discovery document and the keys together. It is well within the deadline of a response. */
const WITHIN_MS = 5_000;

interface Known {
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly at: number;
}

/**
 * The public keys of an issuer. They are fetched by one request at a time, for at most 5 s. While the issuer does not respond, the known keys stay
 * in use.
 */
export class IssuerKeys {
  private known: Known | null = null;
  private failure: { readonly error: IssuerUnreachable; readonly at: number } | null = null;
  private loading: Promise<Known> | null = null;
  private readonly now: () => number;

  constructor(
    private readonly place: IssuerPlace,
    private readonly options: IssuerKeysOptions,
  ) {
    this.now = options.now ?? (() => performance.now());
  }

  /** Whether the last fetch of the keys failed. */
  get isFailing(): boolean {
    return this.failure !== null;
  }

  get areKnown(): boolean {
    return this.known !== null;
  }

  /** Fetches the keys in the background, unless they are fresh or the issuer has just failed. */
  refresh(): void {
    if (this.known && !this.failure && this.now() - this.known.at < REFRESH_MS) return;
    this.load().catch(() => undefined);
  }

  /** Finds a key for `jwtVerify`. Rejects with `IssuerUnreachable` if it cannot be determined whether the key belongs to the issuer. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const known = this.known ?? (await this.load());
    this.refresh();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || this.now() - known.at < FRESH_MS) throw error;
      return (await this.load()).find(header, token);
    }
  };

  private load(): Promise<Known> {
    if (this.loading) return this.loading;
    const { failure } = this;
    if (failure && this.now() - failure.at < RETRY_MS) return Promise.reject(failure.error);
    this.loading = this.fetched().finally(() => (this.loading = null));
    return this.loading;
  }

  private async fetched(): Promise<Known> {
    try {
      const jwks = await fetchKeys(this.place, AbortSignal.timeout(WITHIN_MS));
      this.failure = null;
      return (this.known = { find: createLocalJWKSet(jwks), at: this.now() });
    } catch (error) {
      this.failure = { error: new IssuerUnreachable(this.place.issuer, error), at: this.now() };
      this.options.onFault(this.failure.error);
      throw this.failure.error;
    }
  }
}

/** Fetches the keys of an issuer (RFC 7517) from its `jwksUrl` or from the address in its discovery document. */
export async function fetchKeys(place: IssuerPlace, signal: AbortSignal): Promise<JSONWebKeySet> {
  const url = place.jwksUrl ?? (await discoveredUrl(place.issuer, signal));
  const document = await fetchDocument(url, signal);
  const { keys } = document;
  if (!Array.isArray(keys) || keys.length === 0) throw new Error(`${url} holds no keys`);
  return document as unknown as JSONWebKeySet;
}

/** Reads the address of the keys from the discovery document (OpenID Connect Discovery 1.0, 4). */
async function discoveredUrl(issuer: string, signal: AbortSignal): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { issuer: named, jwks_uri: jwksUrl } = await fetchDocument(url, signal);
  if (named !== issuer) throw new Error(`${url} is of the issuer ${JSON.stringify(named)}`);
  const found = typeof jwksUrl === 'string' ? URL.parse(jwksUrl) : null;
  if (found === null || !isAsSafeAs(new URL(issuer), found)) throw new Error(`${url} names no https address of keys`);
  return found.href;
}

/** Returns whether the address of the keys is as safe as the issuer. The keys of an issuer without TLS must be on the host of the issuer. */
const isAsSafeAs = (issuer: URL, { protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === issuer.protocol && hostname === issuer.hostname);
