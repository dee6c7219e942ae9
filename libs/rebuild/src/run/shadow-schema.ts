import { Database, UNHURRIED } from '#postgres';
import { deferIndexes, deferredIndexes, buildDeferredIndex } from '../store/deferred-indexes';
import { dropSchema, TIMELINE_NEXT } from '../store/schema-swap';
import { DERIVED_TABLES, timelineSchema } from '#read-models';

const DEFERRABLE = DERIVED_TABLES.flatMap(({ deferrable }) => deferrable);

/** Opens a database on a schema that does not serve. */
export const openSchema = (url: string, schema: string): Promise<Database> =>
  Database.open({
    url,
    name: 'rebuild',
    poolSize: 16,
    schemas: [{ ...timelineSchema, name: schema }],
    onIdleError: () => undefined,
    deadlines: UNHURRIED,
  });

export async function schemaExists({ pool }: Pick<Database, 'pool'>, schema: string): Promise<boolean> {
  const { rows } = await pool.query<{ found: string | null }>('SELECT to_regnamespace($1) AS found', [schema]);
  return rows[0]!.found !== null;
}

/** Creates the schema that a rebuild fills, or opens it as it was left. Drops the schema of another rebuild. */
export async function openShadow(serving: Database, rebuildId: string): Promise<Database> {
  await serving.transaction(
    'disk',
    async (tx) => {
      const { rows } = await tx.query<{ owner: string | null }>(
        `SELECT obj_description(to_regnamespace($1), 'pg_namespace') AS owner`,
        [TIMELINE_NEXT],
      );
      if (rows[0]!.owner === rebuildId) return;
      await dropSchema(tx, TIMELINE_NEXT);
      await tx.query(`CREATE SCHEMA ${TIMELINE_NEXT}; COMMENT ON SCHEMA ${TIMELINE_NEXT} IS '${rebuildId}'`);
    },
    'long',
  );
  const shadow = await openSchema(serving.directUrl, TIMELINE_NEXT);
  await shadow.migrate();
  const { rows } = await shadow.pool.query('SELECT 1 FROM partition_progress LIMIT 1');
  if (rows.length === 0 && (await deferredIndexes(shadow.pool, TIMELINE_NEXT)) === null)
    await shadow.transaction('disk', (tx) => deferIndexes(tx, TIMELINE_NEXT, DEFERRABLE), 'long');
  return shadow;
}

/** Builds the deferred indexes and analyses all tables, so that queries are planned well from the first one on. */
export async function finishShadow(shadow: Database): Promise<void> {
  while ((await deferredIndexes(shadow.pool, TIMELINE_NEXT)) !== null)
    await shadow.transaction('disk', (tx) => buildDeferredIndex(tx, TIMELINE_NEXT), 'long');
  const { rows } = await shadow.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = $1`,
    [TIMELINE_NEXT],
  );
  const client = await shadow.connect('long');
  try {
    for (const { name } of rows) await client.query(`ANALYZE ${name}`);
  } finally {
    client.release();
  }
}
