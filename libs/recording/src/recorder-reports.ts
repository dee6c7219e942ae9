import type { VoidReason } from '#domain';
import type { RecordCommand, RecordOutcome } from './command';

export type AppendOutcome = 'appended' | 'outcome-unknown' | 'not-appended' | 'too-large';

/** Reports of the command side for operators; every hook is optional. */
export interface RecorderReports {
  /** The outcome of an append, and the seconds until the log answered or failed. */
  appended?(outcome: AppendOutcome, seconds: number): void;
  /** A ruling, and the seconds since its record was appended; `none`: it did not come in time. */
  ruled?(ruling: 'effective' | VoidReason | 'none', seconds: number): void;
  /** A command is decided again, because another took its place or its record was not appended. */
  retried?(because: RecordOutcome['outcome']): void;
  /** The outcome of a command, and the seconds since it was received; `failed`: an error that says nothing about it. */
  answered?(command: RecordCommand, outcome: RecordOutcome | { readonly outcome: 'failed' }, seconds: number): void;
  /** Commit notifications are received again after a lost connection. */
  listensAgain?(): void;
}

/** The current load of the command side. */
export interface RecorderLoad {
  /** The number of partnerships that have commands under way. */
  readonly partnerships: number;
  /** The number of commands that wait to be decided. */
  readonly queued: number;
  /** The number of commands that are appended, or about to be, and wait for their ruling. */
  readonly inFlight: number;
  /** The seconds for which the oldest command in flight has waited. */
  readonly oldestSeconds: number;
}
