import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

type Algorithm = 'ES256' | 'RS256' | 'EdDSA';

interface SigningKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly alg: Algorithm;
  readonly privateKey: CryptoKey;
}

/** The behaviour of the issuer: it answers correctly, answers with 500, or does not answer. */
type Mood = 'well' | 'failing' | 'silent';

/** A local OpenID Connect issuer with a discovery document, keys and tokens, but without login. */
export class LocalIssuer {
  /** The requested paths, in order. */
  readonly requests: string[] = [];
  mood: Mood = 'well';
  /** The keys that are published instead of the signing keys; null: the signing keys. */
  published: readonly JWK[] | null = null;
  private keys: SigningKey[] = [];
  private readonly silenced = new Set<ServerResponse>();

  private constructor(
    readonly url: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(alg: Algorithm = 'ES256', port = 0): Promise<LocalIssuer> {
    const server = createServer((request, response) => issuer.answer(request.url ?? '/', response));
    await once(server.listen(port, '127.0.0.1'), 'listening');
    const end = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    const issuer: LocalIssuer = new LocalIssuer(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, end);
    await issuer.rotate(alg);
    return issuer;
  }

  /** Switches to a new signing key. The former keys stay published. */
  async rotate(alg: Algorithm = 'ES256'): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    this.keys = [{ kid, alg, privateKey, jwk: { ...jwk, kid, alg, use: 'sig' } }, ...this.keys];
  }

  /** Withdraws all keys except the current signing key. */
  withdraw(): void {
    this.keys = this.keys.slice(0, 1);
  }

  /** Returns a token for `timeline` that is valid for `seconds`, with additional claims and header members. */
  async token(
    claims: Record<string, unknown> = {},
    { seconds = 300, header = {} }: TokenOptions = {},
  ): Promise<string> {
    const { kid, alg, privateKey } = this.keys[0]!;
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ iss: this.url, aud: 'timeline', sub: 'ada', iat: now, exp: now + seconds, ...claims })
      .setProtectedHeader({ alg, kid, ...header })
      .sign(privateKey);
  }

  async close(): Promise<void> {
    for (const response of this.silenced) response.destroy();
    await this.end();
  }

  private answer(path: string, response: ServerResponse): void {
    this.requests.push(path);
    if (this.mood === 'silent') return void this.silenced.add(response);
    if (this.mood === 'failing') return void response.writeHead(500).end();
    const documents: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer: this.url, jwks_uri: `${this.url}/keys` },
      '/keys': { keys: this.published ?? this.keys.map(({ jwk }) => jwk) },
    };
    const document = documents[path];
    if (!document) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  }
}

interface TokenOptions {
  readonly seconds?: number;
  readonly header?: Readonly<Record<string, string>>;
}
