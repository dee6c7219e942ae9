import type { Event } from '#contracts';
import type { KnownParties, Refusal } from '#domain';
import type { StoredDecision } from '#ledger';

/** A request to record events, with all defaults filled in. */
export interface RecordCommand {
  readonly partnershipId: string;
  readonly commandId: string;
  /** SHA-256 of the RFC 8785 form of the events as they were sent. */
  readonly fingerprint: string;
  readonly events: readonly Event[];
  /** Whether the client accepts a head of this version (If-Match); null: any. */
  readonly accepts: ((version: number) => boolean) | null;
  readonly actor: string;
  readonly author: 'client' | 'service';
  /** The parties that it may name only if earlier events have named them. */
  readonly knownParties: KnownParties;
  /** When its facts became known, as the sender states it; null: now. */
  readonly recordedAt: string | null;
  /** When its time limit starts: a line of an import may wait behind any number of others. */
  readonly waits: 'from-arrival' | 'from-its-turn';
}

export type RecordOutcome =
  | { readonly outcome: 'recorded'; readonly decision: StoredDecision; readonly repeated: boolean }
  | { readonly outcome: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly outcome: 'key-reused' }
  | { readonly outcome: 'head-differs'; readonly version: number }
  | { readonly outcome: 'too-large'; readonly bytes: number; readonly limit: number }
  /** No ruling came in time; the command may still be recorded. */
  | { readonly outcome: 'unruled' }
  /** The command was not appended in time, and will not be. */
  | { readonly outcome: 'not-in-time' }
  /** Other writers were faster at every attempt. */
  | { readonly outcome: 'contended' }
  | { readonly outcome: 'log-unavailable' }
  | { readonly outcome: 'partition-halted'; readonly partition: number };
