import { statement } from '#postgres';

/** A record of a command that changed nothing. */
export interface VoidAttempt {
  [column: string]: unknown;
  readonly partition: number;
  readonly offset: number;
  readonly reason: string;
  readonly detail: string;
}

export const loadVoidAttempts = statement(
  'load-void-attempts',
  `SELECT partition, "offset", reason, detail FROM void_decision WHERE partnership_id = $1 AND command_id = $2 ORDER BY "offset"`,
);
