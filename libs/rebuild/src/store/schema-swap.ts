import type { PoolClient } from 'pg';
import { TIMELINE } from '#postgres';

/** Filled from the log's beginning while `timeline` serves. */
export const TIMELINE_NEXT = 'timeline_next';
/** What served before the last swap. */
export const TIMELINE_BEFORE = 'timeline_before';

/** Holds the projectors of a schema still until the transaction ends, and tells how far they have come. */
export async function holdProgress(tx: PoolClient, schema: string): Promise<Map<number, number>> {
  const { rows } = await tx.query<{ partition: number; next_offset: number }>(
    `SELECT partition, next_offset FROM ${schema}.partition_progress ORDER BY partition FOR UPDATE`,
  );
  return new Map(rows.map((row) => [row.partition, row.next_offset]));
}

/**
 * Puts a schema in the place of the serving one, which is kept under the name `keptAs`. A projector that waits for its progress row finds
 * the row retired, and reads on in what serves then; everybody else's next statement finds the other tables.
 */
export async function swapSchemas(tx: PoolClient, schema: string, keptAs: string): Promise<void> {
  await tx.query(`
    UPDATE ${TIMELINE}.partition_progress SET retired = true;
    UPDATE ${schema}.partition_progress SET retired = false;
    ALTER SCHEMA ${TIMELINE} RENAME TO ${TIMELINE}_leaves;
    ALTER SCHEMA ${schema} RENAME TO ${TIMELINE};
    ALTER SCHEMA ${TIMELINE}_leaves RENAME TO ${keptAs};
  `);
}

/** Leaves nothing behind. */
export const dropSchema = async (tx: PoolClient, schema: string): Promise<void> =>
  void (await tx.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`));
