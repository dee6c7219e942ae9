import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { canonicalJson } from '../canonical-json';
import { SHA256_PATTERN } from '../pattern-meanings';

/** The history hash before the first decision of a partnership: 32 bytes of zero. */
export const FIRST_HISTORY_HASH: Buffer = Buffer.alloc(32);

/** The schema of a history hash in responses and exports. */
export const HistoryHash = Type.String({
  pattern: SHA256_PATTERN,
  description: 'the hash of the whole history up to here, which its export lets anybody compute',
});

/** The part of an effective decision that the history hash covers: the members of its export line except the hash itself. */
export interface HashedDecision {
  readonly partnershipId: string;
  /** The id of its command. */
  readonly idempotencyKey: string;
  readonly fingerprint: string;
  readonly actor: string;
  /** The time of recording as it took effect: non-decreasing within the partnership. */
  readonly recordedAt: string;
  readonly imported: boolean;
  readonly appendedAt: string | null;
  /** The events in their stored form: see `storedEvent`. */
  readonly events: readonly object[];
}

/**
 * Returns the hash of a partnership's history up to a decision: SHA-256 over the hash before it (32 bytes) and the RFC 8785 form of the decision in
 * UTF-8. The head that the decision claims, its version and the id before it, follows from the decisions before.
 */
export const historyHash = (before: Buffer, decision: HashedDecision): Buffer =>
  createHash('sha256').update(before).update(canonicalJson(decision)).digest();
