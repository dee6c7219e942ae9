import type { PoolClient } from 'pg';
import type { Write } from '#postgres';
import type { EffectiveDecision } from '../decisions/recorded-event';
import type { DecisionChanges } from '../decisions/decision-changes';

/**
 * A function from the log to rows. It runs inside the ledger's batch transaction and sees every effective decision of a partition once and in
 * order.
 */
export interface Projection {
  /** Reads the state it needs and computes what the decisions change. Writes nothing yet. */
  project(tx: PoolClient, decisions: readonly EffectiveDecision[]): Promise<Projected>;
  /** Clears the cache of a partition, which may no longer match the stored rows. */
  forget?(partition: number): void;
}

export interface Projected {
  /** The term changes of each decision, which are stored as its outcome. At most one projection returns any. */
  readonly termChanges?: readonly DecisionChanges[];
  /** Returns its rows; they are sent with those of other projections. */
  writes(): readonly Write[];
  /** Runs after the rows have been committed. */
  committed?(): void;
}
