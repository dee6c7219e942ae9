import type { Decision, TermChange, Warning } from '#contracts';
import { asIfEffective } from '#ledger';
import { Pace } from '#observability';
import type { Queryable } from '#postgres';
import { loadWorkload } from '../timeline/load-working-timelines';
import { contentInPostgres } from '../timeline/stored-content';
import { tellDecision } from '../timeline/tell-decision';

/** What a decision would do. */
export interface DecisionPreview {
  /** The first of them, as they would stand with the decision. */
  readonly termChanges: readonly TermChange[];
  readonly furtherChanges: number;
  readonly warnings: readonly Warning[];
}

/** What a decision would do if it took effect on what is stored now, by the functions by which it is projected. Reads only. */
export async function previewDecision(db: Queryable, decision: Decision): Promise<DecisionPreview> {
  const effective = await asIfEffective(db, decision);
  const { timelines, deltas } = await loadWorkload(contentInPostgres(db), [effective]);
  const { changes } = await tellDecision(effective, timelines, deltas, new Pace());
  return {
    termChanges: changes.first,
    furtherChanges: changes.count - changes.first.length,
    warnings: changes.warnings,
  };
}
