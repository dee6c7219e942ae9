import type { PoolClient } from 'pg';
import type { Write } from '#postgres';
import type { EffectiveDecision } from '../decisions/recorded-event';
import type { ToldChanges } from '../decisions/told-changes';

/**
 * A function from the log to rows. It runs inside the ledger's batch transaction and sees every effective decision of a partition once and in
 * order.
 */
export interface Projection {
  /** Reads what it needs and works out what the decisions change; writes nothing yet. */
  project(tx: PoolClient, decisions: readonly EffectiveDecision[]): Promise<Projected>;
  /** What it holds of a partition from one batch to the next may not be what is stored. */
  forget?(partition: number): void;
}

export interface Projected {
  /** The term changes of each decision, which are kept as its outcome; at most one projection tells any. */
  readonly termChanges?: readonly ToldChanges[];
  /** Its rows; they are sent with those of others. */
  writes(): readonly Write[];
  /** They are stored now. */
  committed?(): void;
}
