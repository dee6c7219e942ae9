import { DataSource } from 'typeorm';
import { connectionOf, DEADLINES, LONG_STATEMENT_MS } from './deadlines';
import { forSession, sessionOf } from './session';
import type { Queryable } from './sql';

/** Tables that are kept up to date together, and the Postgres schema that they lie in. */
export interface Schema {
  readonly name: string;
  readonly migrations: readonly (new () => object)[];
}

/** What the log fills lies here; a rebuild fills a schema beside it and takes its place. */
export const TIMELINE = 'timeline';

/**
 * A migration that waits for a lock keeps everybody waiting who comes behind it: it gives up after this time, and is tried again from its beginning
 * by whoever asked for it.
 */
const LOCK_TIMEOUT_MS = 3_000;

/** Brings a schema up to date, in one transaction, and gives the names of what was done; the caller sees to it that nobody else does. */
export async function migrateSchema(url: string, { name, migrations }: Schema): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    schema: name,
    migrations: [...migrations],
    migrationsTransactionMode: 'all',
    poolSize: 1,
    extra: {
      ...connectionOf({ ...DEADLINES, statementMs: LONG_STATEMENT_MS }),
      onConnect: async (client: { query(text: string): Promise<unknown> }) =>
        void (await client.query(`${forSession(sessionOf([name]))}; SET lock_timeout TO ${LOCK_TIMEOUT_MS}`)),
    },
  });
  await source.initialize();
  try {
    await source.query(`CREATE SCHEMA IF NOT EXISTS ${name}`);
    return (await source.runMigrations()).map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

/** The migrations of a schema that were not run; one that is further than this build has none. Needs to read its table `migrations` only. */
export async function pendingMigrations(db: Queryable, { name, migrations }: Schema): Promise<string[]> {
  const ask = <Row extends object>(text: string, values: unknown[] = []) => db.query<Row>({ name: '', text, values });
  const table = `${name}.migrations`;
  const { rows } = await ask<{ found: string | null }>('SELECT to_regclass($1) AS found', [table]);
  const done = rows[0]?.found ? (await ask<{ name: string }>(`SELECT name FROM ${table}`)).rows : [];
  const names = new Set(done.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((migration) => !names.has(migration));
}
