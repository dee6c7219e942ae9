import { encodeDecision, type Decision } from '#contracts';
import { InMemoryLog } from '#event-log';
import { PartitionApplier, type ApplierReports, type Projection } from '#ledger';
import { type Database } from '#postgres';
import { DERIVED_TABLES, projections } from '#read-models';

/** A log with these decisions, in this order. */
export function logOf(decisions: readonly Decision[], logId: string): InMemoryLog {
  const log = new InMemoryLog({ logId });
  for (const decision of decisions)
    log.write(log.partitionOf(decision.partnershipId), decision.partnershipId, encodeDecision(decision), {
      timestamp: Date.parse(decision.recordedAt),
    });
  return log;
}

export const loud: ApplierReports = {
  applied: () => undefined,
  halted: (partition, offset, error) => {
    throw new Error(`halted at ${partition}/${offset}`, { cause: error });
  },
  resumed: () => undefined,
  trouble: () => undefined,
};

/**
 * Reads a whole log into a database as a projector does, in batches of the given sizes, and all partitions concurrently.
 * `restart` decides when another projector takes over: a new one, or the next of `projectors` projectors, which keep their caches.
 */
export async function projectAll(
  log: InMemoryLog,
  database: Database,
  how: {
    batchSize: (partition: number) => number;
    restart?: (partition: number) => boolean;
    projectors?: number;
    newProjections?: () => Projection[];
  },
): Promise<void> {
  const { newProjections = projections } = how;
  await Promise.all(
    log.records.map(async (records, partition) => {
      const range = log.rangeOf(partition);
      const start = () => new PartitionApplier(log, database, newProjections(), loud);
      const team = Array.from({ length: how.projectors ?? 0 }, start);
      let turn = 0;
      const another = () => team[turn++ % team.length] ?? start();
      let applier = another();
      let next = await applier.assigned(partition, range);
      while (next < range.end) {
        const batch = records.slice(next, next + how.batchSize(partition));
        await applier.batch(partition, batch, range);
        next += batch.length;
        if (!how.restart?.(partition) || next === range.end) continue;
        applier = another();
        next = await applier.assigned(partition, range);
      }
    }),
  );
}

const TABLES = [...DERIVED_TABLES.map(({ name }) => name), 'partition_progress'];

/** Every row of every table that is derived from the log, as text and sorted by it. */
export async function allRows(database: Database): Promise<Record<string, string[]>> {
  const tables = await Promise.all(
    TABLES.map(async (table) => {
      const { rows } = await database.pool.query<{ row: string }>(
        `SELECT row_to_json(t)::text AS row FROM ${table} t ORDER BY row_to_json(t)::text COLLATE "C"`,
      );
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(tables);
}
