import type { Caller } from './token-register';

/** One kind of bearer tokens. */
export interface Tokens {
  /** Whoever a token belongs to; undefined where it is none of this kind. Throws a problem where that cannot be told, or why it is not good. */
  callerOf(token: string): Caller | undefined | Promise<Caller | undefined>;
}
