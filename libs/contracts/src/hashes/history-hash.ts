import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { canonicalJson } from '../canonical-json';
import { SHA256_PATTERN } from '../pattern-meanings';

/** The history hash before the first decision of a partnership: 32 bytes of zero. */
export const FIRST_HISTORY_HASH: Buffer = Buffer.alloc(32);

/** As answers and exports tell it. */
export const HistoryHash = Type.String({
  pattern: SHA256_PATTERN,
  description: 'the hash of the whole history up to here, which its export lets anybody compute',
});

/** What the history hash covers of an effective decision: the members of its line of an export, all but the hash itself. */
export interface HashedDecision {
  readonly partnershipId: string;
  /** The id of its command. */
  readonly idempotencyKey: string;
  readonly fingerprint: string;
  readonly actor: string;
  /** As it took effect: non-decreasing within the partnership. */
  readonly recordedAt: string;
  readonly imported: boolean;
  readonly appendedAt: string | null;
  /** As their rows keep them: see `storedEvent`. */
  readonly events: readonly object[];
}

/**
 * The hash of a partnership's history up to a decision: SHA-256 over the hash before it (32 bytes) and the RFC 8785 form of the decision in UTF-8. The
 * head that the decision claims, its version and the id before it, follows from the decisions before.
 */
export const historyHash = (before: Buffer, decision: HashedDecision): Buffer =>
  createHash('sha256').update(before).update(canonicalJson(decision)).digest();
