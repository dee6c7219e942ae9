import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { fetchDocument } from './fetch-document';
import { IssuerUnreachable } from './issuer-unreachable';

export interface IssuerPlace {
  readonly issuer: string;
  readonly jwksUrl?: string;
}

export interface IssuerKeysOptions {
  /** Hears of each failure to get them. */
  readonly onFault: (error: unknown) => void;
  readonly now?: () => number;
}

/** The keys are asked for again, so long after they were: a key that the issuer has withdrawn is accepted until then. */
const REFRESH_MS = 10 * 60_000;
/** A key that is not among the known ones makes us ask again, unless the known ones are as young as this. */
const FRESH_MS = 30_000;
/** After a failure, the issuer is left alone for so long. */
const RETRY_MS = 5_000;
/** For the discovery document and the keys together; well within the time in which every answer begins. */
const WITHIN_MS = 5_000;

interface Known {
  readonly find: ReturnType<typeof createLocalJWKSet>;
  readonly at: number;
}

/**
 * The public keys of an issuer. They are asked for one request at a time and never for longer than 5 s; known keys go on being used while the
 * issuer does not answer.
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

  /** Whether the last request for them failed. */
  get isFailing(): boolean {
    return this.failure !== null;
  }

  get areKnown(): boolean {
    return this.known !== null;
  }

  /** Asks for the keys unless they are young, or the issuer has just failed. Waits for nothing. */
  refresh(): void {
    if (this.known && !this.failure && this.now() - this.known.at < REFRESH_MS) return;
    this.load().catch(() => undefined);
  }

  /** For `jwtVerify`. Rejects with `IssuerUnreachable` where it cannot be known whether the key is one of the issuer's. */
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

/** The keys of an issuer (RFC 7517), from where it says that they are. */
export async function fetchKeys(place: IssuerPlace, signal: AbortSignal): Promise<JSONWebKeySet> {
  const url = place.jwksUrl ?? (await discoveredUrl(place.issuer, signal));
  const document = await fetchDocument(url, signal);
  const { keys } = document;
  if (!Array.isArray(keys) || keys.length === 0) throw new Error(`${url} holds no keys`);
  return document as unknown as JSONWebKeySet;
}

/** OpenID Connect Discovery 1.0, 4. */
async function discoveredUrl(issuer: string, signal: AbortSignal): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { issuer: named, jwks_uri: jwksUrl } = await fetchDocument(url, signal);
  if (named !== issuer) throw new Error(`${url} is of the issuer ${JSON.stringify(named)}`);
  const found = typeof jwksUrl === 'string' ? URL.parse(jwksUrl) : null;
  if (found === null || !isAsSafeAs(new URL(issuer), found)) throw new Error(`${url} names no https address of keys`);
  return found.href;
}

/** An issuer without TLS is on this machine, and so must its keys be. */
const isAsSafeAs = (issuer: URL, { protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === issuer.protocol && hostname === issuer.hostname);
