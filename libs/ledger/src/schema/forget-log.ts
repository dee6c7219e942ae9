import type { QueryRunner } from 'typeorm';

/** Forgets all that follows from the log: the projector reads it anew from its beginning, to the same rulings, ids and cursors. */
export async function forgetLog(db: QueryRunner): Promise<void> {
  await db.query(
    'TRUNCATE partition_progress, partnership, decision, event, void_decision, further_term_changes, registered_name, halt',
  );
}
