import type { PoolClient } from 'pg';

/**
 * Drops indexes and constraints that are not needed while a schema is filled. Building them at once when it is full costs a fraction of updating them
 * row by row. Their definitions are stored in the schema itself, so that a process that continues after a crash knows them.
 */
export async function deferIndexes(tx: PoolClient, schema: string, names: readonly string[]): Promise<void> {
  await tx.query(`CREATE TABLE ${schema}.deferred_index (name text PRIMARY KEY, definition text NOT NULL)`);
  const { rows } = await tx.query<{ drop: string }>(
    `WITH deferred AS (
       SELECT c.conname AS name, format('ALTER TABLE %I.%I ADD CONSTRAINT %I ', $1::text, r.relname, c.conname) || pg_get_constraintdef(c.oid) AS definition,
         format('ALTER TABLE %I.%I DROP CONSTRAINT %I', $1::text, r.relname, c.conname) AS drop
       FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid WHERE c.connamespace = $1::regnamespace AND c.conname = ANY($2)
       UNION ALL
       SELECT indexname, indexdef, format('DROP INDEX %I.%I', $1::text, indexname) FROM pg_indexes
       WHERE schemaname = $1 AND indexname = ANY($2) AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE connamespace = $1::regnamespace)),
     kept AS (INSERT INTO ${schema}.deferred_index SELECT name, definition FROM deferred)
     SELECT drop FROM deferred`,
    [schema, names],
  );
  for (const { drop } of rows) await tx.query(drop);
}

/** Returns the number of indexes that are still to be built; `null` if none were ever dropped, or all are built. */
export async function deferredIndexes(db: Pick<PoolClient, 'query'>, schema: string): Promise<number | null> {
  const { rows } = await db.query<{ found: string | null }>(`SELECT to_regclass($1) AS found`, [
    `${schema}.deferred_index`,
  ]);
  if (rows[0]!.found === null) return null;
  const { rows: left } = await db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${schema}.deferred_index`);
  return left[0]!.n;
}

/** Builds one of the deferred indexes; if none is left, drops the list of them. */
export async function buildDeferredIndex(tx: PoolClient, schema: string): Promise<void> {
  const { rows } = await tx.query<{ name: string; definition: string }>(
    `SELECT name, definition FROM ${schema}.deferred_index ORDER BY name LIMIT 1`,
  );
  const [next] = rows;
  if (!next) return void (await tx.query(`DROP TABLE ${schema}.deferred_index`));
  await tx.query(next.definition);
  await tx.query(`DELETE FROM ${schema}.deferred_index WHERE name = $1`, [next.name]);
}
