import { DataSource } from 'typeorm';
import { connectionOf, DEADLINES, LONG_STATEMENT_MS } from './deadlines';
import { forSession, sessionOf } from './session';
import type { Queryable } from './sql';

/** A Postgres schema and the migrations that keep its tables up to date. */
export interface Schema {
  readonly name: string;
  readonly migrations: readonly (new () => object)[];
}

/** The schema that is filled from the log. A rebuild fills a second schema, which then replaces it. */
export const TIMELINE = 'timeline';

/** A migration that waits for a lock blocks all later requests for it. It gives up after this time, and its caller retries it from its beginning. */
const LOCK_TIMEOUT_MS = 3_000;

/** Brings a schema up to date in one transaction and returns the names of the migrations run. The caller ensures that no other process does so. */
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

/** Returns the migrations of a schema that were not run; none if the schema is newer than this build. Only needs to read its table `migrations`. */
export async function pendingMigrations(db: Queryable, { name, migrations }: Schema): Promise<string[]> {
  const select = <Row extends object>(text: string, values: unknown[] = []) =>
    db.query<Row>({ name: '', text, values });
  const table = `${name}.migrations`;
  const { rows } = await select<{ found: string | null }>('SELECT to_regclass($1) AS found', [table]);
  const done = rows[0]?.found ? (await select<{ name: string }>(`SELECT name FROM ${table}`)).rows : [];
  const names = new Set(done.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((migration) => !names.has(migration));
}
