import type { PoolClient } from 'pg';
import { TIMELINE } from '#postgres';

/** The schema that is filled from the log's beginning while `timeline` serves. */
export const TIMELINE_NEXT = 'timeline_next';
/** The schema that served before the last swap. */
export const TIMELINE_BEFORE = 'timeline_before';

/** Locks the progress of a schema until the transaction ends, which makes its projectors wait. Returns that progress. */
export async function lockProgress(tx: PoolClient, schema: string): Promise<Map<number, number>> {
  const { rows } = await tx.query<{ partition: number; next_offset: number }>(
    `SELECT partition, next_offset FROM ${schema}.partition_progress ORDER BY partition FOR UPDATE`,
  );
  return new Map(rows.map((row) => [row.partition, row.next_offset]));
}

/**
 * Replaces the serving schema by another one, and renames it to `retiredAs`. A projector that waits for its progress row finds the row
 * retired, and continues in the schema that serves then. The next statement of any other connection uses the new tables.
 */
export async function swapSchemas(tx: PoolClient, schema: string, retiredAs: string): Promise<void> {
  await tx.query(`
    UPDATE ${TIMELINE}.partition_progress SET retired = true;
    UPDATE ${schema}.partition_progress SET retired = false;
    ALTER SCHEMA ${TIMELINE} RENAME TO ${TIMELINE}_leaves;
    ALTER SCHEMA ${schema} RENAME TO ${TIMELINE};
    ALTER SCHEMA ${TIMELINE}_leaves RENAME TO ${retiredAs};
  `);
}

/** Drops a schema with all its contents. */
export const dropSchema = async (tx: PoolClient, schema: string): Promise<void> =>
  void (await tx.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`));
