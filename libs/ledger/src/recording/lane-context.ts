import type { TermKinds } from '#domain';
import type { LogAppender } from '#event-log';
import type { Database } from '../database/database';
import type { RulingWatch } from '../rulings/ruling-watch';

export interface LaneContext {
  readonly database: Database;
  readonly appender: LogAppender;
  readonly watch: RulingWatch;
  readonly termKinds: TermKinds;
  readonly now: () => Date;
  readonly rulingTimeoutMs: number;
  /** How long a command waits before it is decided again, in milliseconds. */
  readonly jitterMs: (attempt: number) => number;
  readonly onIdle: (partnershipId: string) => void;
}
