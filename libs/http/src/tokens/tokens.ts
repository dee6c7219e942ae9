import type { Caller } from './token-register';

/** One kind of bearer token. */
export interface Tokens {
  /** Returns the caller of a token; undefined if the token is not of this kind. Throws a problem if the token is invalid or cannot be verified. */
  callerOf(token: string): Caller | undefined | Promise<Caller | undefined>;
}
