import type { WriteVersion } from '#contracts';
import type { TermKinds } from '#domain';
import type { LogAppender } from '#event-log';
import type { SharedWork } from '#postgres';
import type { RecordOutcome } from '../command';
import type { StateAsked, StoredState } from '#ledger';
import type { RulingWatch } from '../rulings/ruling-watch';

export interface QueueContext {
  /** What is stored of partnerships: queues that ask in the same turn share a query. */
  readonly states: SharedWork<StateAsked, StoredState>;
  readonly appender: LogAppender;
  readonly watch: Pick<RulingWatch, 'await'>;
  readonly termKinds: TermKinds;
  /** The version of the records that are written. */
  readonly writeVersion: WriteVersion;
  readonly now: () => Date;
  /** When the answer to a command is due, whatever it still waits for, in milliseconds. */
  readonly answerWithinMs: number;
  /** How long a command waits before it is decided again, in milliseconds. */
  readonly jitterMs: (attempt: number) => number;
  readonly onIdle: (partnershipId: string) => void;
  /** A command is decided again, because of what it would have come to otherwise. */
  readonly onRetry: (otherwise: RecordOutcome) => void;
}
