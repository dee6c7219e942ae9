import type { Decision, TermChange, Warning } from '#contracts';
import { asIfEffective } from '#ledger';
import { TimeSlice } from '#observability';
import type { Queryable } from '#postgres';
import { loadWorkload } from '../timeline/load-working-timelines';
import { contentInPostgres } from '../timeline/stored-content';
import { projectDecision } from '../timeline/project-decision';

/** The effect that a decision would have. */
export interface DecisionPreview {
  /** The first term changes, as they would be stored with the decision. */
  readonly termChanges: readonly TermChange[];
  readonly furtherChanges: number;
  readonly warnings: readonly Warning[];
}

/** Computes the effect that a decision would have on the stored state, with the functions of the projection. Writes nothing. */
export async function previewDecision(db: Queryable, decision: Decision): Promise<DecisionPreview> {
  const effective = await asIfEffective(db, decision);
  const { timelines, deltas } = await loadWorkload(contentInPostgres(db), [effective]);
  const { changes } = await projectDecision(effective, timelines, deltas, new TimeSlice());
  return {
    termChanges: changes.first,
    furtherChanges: changes.count - changes.first.length,
    warnings: changes.warnings,
  };
}
