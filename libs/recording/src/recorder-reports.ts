import type { VoidReason } from '#domain';
import type { RecordCommand, RecordOutcome } from './command';

export type AppendOutcome = 'appended' | 'outcome-unknown' | 'not-appended' | 'too-large';

/** What operators count of the command side; every hook may be left out. */
export interface RecorderReports {
  /** The log has answered, or has failed to, so long after it was asked to append. */
  appended?(outcome: AppendOutcome, seconds: number): void;
  /** A ruling has come so long after its record was appended; `none`: it did not come in time. */
  ruled?(ruling: 'effective' | VoidReason | 'none', seconds: number): void;
  /** A command is decided again, because another took its place or its record was not appended. */
  retried?(because: RecordOutcome['outcome']): void;
  /** What a command came to, so long after it was taken; `failed`: by an error that says nothing of the command. */
  answered?(command: RecordCommand, outcome: RecordOutcome | { readonly outcome: 'failed' }, seconds: number): void;
  /** The announcements of commits are heard again after a lost connection. */
  listensAgain?(): void;
}

/** What the command side has to do now. */
export interface RecorderLoad {
  /** Partnerships that have commands under way. */
  readonly partnerships: number;
  /** Commands that wait to be decided. */
  readonly queued: number;
  /** Commands that are appended, or will be in a moment, and wait for their ruling. */
  readonly inFlight: number;
  /** For how long the oldest of them has waited, in seconds. */
  readonly oldestSeconds: number;
}
