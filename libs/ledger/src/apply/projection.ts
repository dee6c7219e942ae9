import type { TermChange } from '#contracts';
import type { PoolClient } from 'pg';
import type { EffectiveDecision } from './recorded-event';

/**
 * A function from the log to rows. It runs inside the ledger's batch transaction, sees every effective decision of a partition once and in order,
 * and answers with the term changes of each, which are kept as the decision's outcome.
 */
export interface Projection {
  apply(tx: PoolClient, decisions: readonly EffectiveDecision[]): Promise<readonly (readonly TermChange[])[]>;
}
