import type { WriteVersion } from '#contracts';
import type { TermKinds } from '#domain';
import type { LogAppender } from '#event-log';
import type { SharedWork } from '#postgres';
import type { RecordOutcome } from '../command';
import type { StateToLoad, StoredState } from '#ledger';
import type { RulingWatch } from '../rulings/ruling-watch';

export interface QueueContext {
  /** Loads the stored state of partnerships; queues that load in the same turn share a query. */
  readonly states: SharedWork<StateToLoad, StoredState>;
  readonly appender: LogAppender;
  readonly watch: Pick<RulingWatch, 'await'>;
  readonly termKinds: TermKinds;
  /** The version of the records that are written. */
  readonly writeVersion: WriteVersion;
  readonly now: () => Date;
  /** Milliseconds after which a command gets a response, whatever it still waits for. */
  readonly answerWithinMs: number;
  /** Milliseconds that a command waits before it is decided again. */
  readonly jitterMs: (attempt: number) => number;
  readonly onIdle: (partnershipId: string) => void;
  /** Reports that a command is decided again, with the outcome it would otherwise have had. */
  readonly onRetry: (otherwise: RecordOutcome) => void;
}
