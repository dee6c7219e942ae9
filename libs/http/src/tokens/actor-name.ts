/**
 * The maximum length of an actor in a record. Control, format and private-use characters and lone surrogates are refused: they could make one actor
 * look like another, and a record with U+0000 cannot be read.
 */
const ACTOR = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,200}(?<!\s)$/u;

/** Names that the service uses for callers without a token and for itself. */
const RESERVED = ['anonymous', 'service'];

/** Returns whether a caller with a token may have this name in records. */
export const isActorName = (name: string): boolean => ACTOR.test(name) && !RESERVED.includes(name.toLowerCase());
