import { readOidc, type OidcSettings, type Settings } from '#config';
import { errors, jwtVerify } from 'jose';
import { unavailable } from '../problem/known-problems';
import { tokenRefused } from '../tokens/token-refused';
import type { Caller } from '../tokens/token-register';
import type { Tokens } from '../tokens/tokens';
import { callerOfClaims } from './caller-of-claims';
import { IssuerKeys, type IssuerKeysOptions } from './issuer-keys';
import { IssuerUnreachable } from './issuer-unreachable';

/** Asymmetric algorithms only: a published key must never be usable as a shared secret, and `none` does not sign. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** The tolerated difference between clocks. */
const SKEW_SECONDS = 30;

/** An access token (RFC 9068), or a token without a declared type. Logout tokens, proofs and event tokens are refused. */
const TYPES = ['jwt', 'at+jwt', 'application/at+jwt'];

const SHOWN_CHARACTERS = 100;

const RETRY_AFTER_SECONDS = 5;

/** Whether the keys of the issuer are known, and whether the issuer still responds. */
export type IssuerState = 'reached' | 'unreached' | 'known-keys-only';

/** The signed tokens (JWT) of an OpenID Connect issuer. */
export class IssuerTokens implements Tokens {
  private readonly keys: IssuerKeys;

  constructor(
    private readonly settings: OidcSettings,
    options: IssuerKeysOptions,
  ) {
    this.keys = new IssuerKeys(settings, options);
  }

  /** Refreshes the keys in the background if they are due, and returns the state. */
  refreshedState(): IssuerState {
    this.keys.refresh();
    if (!this.keys.areKnown) return 'unreached';
    return this.keys.isFailing ? 'known-keys-only' : 'reached';
  }

  /** Returns undefined for a token that is not a JWT. @throws Problem 401 for an invalid token, 503 if its validity cannot be determined */
  async callerOf(token: string): Promise<Caller | undefined> {
    if (token.split('.').length !== 3) return undefined;
    const { issuer, audience } = this.settings;
    const verified = await jwtVerify(token, this.keys.find, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: SKEW_SECONDS,
      requiredClaims: ['exp'],
    }).catch((error: unknown) => {
      throw error instanceof IssuerUnreachable ? unreachable(error) : tokenRefused(reasonOf(error), error);
    });
    const wrongType = wrongTypeIn(verified.protectedHeader.typ);
    if (wrongType !== null) throw tokenRefused(`The token is no access token: its type is ${wrongType}.`);
    const caller = callerOfClaims(verified.payload, this.settings);
    if (caller === null)
      throw tokenRefused(`The claim "${this.settings.actorClaim}" of the token names no usable actor.`);
    return caller;
  }
}

/**
 * Returns the tokens of the issuer that the settings name, without contacting it. `onFault` is called with the reason when the issuer does not
 * respond. Throws `StartRefused`.
 */
export function issuerTokensOf(
  settings: Settings,
  onFault: IssuerKeysOptions['onFault'] = () => undefined,
): IssuerTokens | undefined {
  const oidc = readOidc(settings);
  return oidc && new IssuerTokens(oidc, { onFault });
}

/** A token that could not be verified is neither valid nor invalid. */
const unreachable = (cause: IssuerUnreachable) =>
  unavailable(
    'issuer-unreachable',
    'The issuer of the tokens cannot be reached, so this one could not be verified. Send the request again.',
    RETRY_AFTER_SECONDS,
    cause,
  );

/** Returns a type that no access token has, in words; null for one that access tokens have. The library does not check that it is a text. */
function wrongTypeIn(typ: unknown = 'JWT'): string | null {
  if (typeof typ !== 'string') return 'no text';
  if (TYPES.includes(typ.toLowerCase())) return null;
  return `"${typ.length > SHOWN_CHARACTERS ? `${typ.slice(0, SHOWN_CHARACTERS).toWellFormed()}…` : typ}"`;
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `The claim "${error.claim}" of the token ${error.reason === 'missing' ? 'is missing' : 'does not fit this service'}.`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The token is signed with an algorithm that is not accepted.';
  if (error instanceof errors.JWKSNoMatchingKey)
    return 'The token is signed with a key that its issuer does not publish.';
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return "The token does not say which of its issuer's keys signed it (kid).";
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature of the token is wrong.';
  return 'The bearer token is not known.';
}
