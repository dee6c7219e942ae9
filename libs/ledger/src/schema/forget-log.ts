import type { QueryRunner } from 'typeorm';

/** Deletes everything that follows from the log. The projector reads the log again from its beginning, with the same rulings, ids and cursors. */
export async function forgetLog(db: QueryRunner): Promise<void> {
  await db.query(
    'TRUNCATE partition_progress, partnership, decision, event, void_decision, further_term_changes, registered_name, halt',
  );
}
