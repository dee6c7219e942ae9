import { DataSource } from 'typeorm';
import { connectionOf, DEADLINES, LONG_STATEMENT_MS } from './deadlines';

/** Tables that are kept up to date together, and the Postgres schema that they lie in. */
export interface Schema {
  readonly name: string;
  readonly migrations: readonly (new () => object)[];
}

/** What the log fills lies here; a rebuild fills a schema beside it and takes its place. */
export const TIMELINE = 'timeline';

/** What a connection is opened with: unqualified names are looked for in these schemas, and then in `public`. */
export const sessionOf = (schemas: readonly string[]): string =>
  `-c plan_cache_mode=force_generic_plan -c search_path=${[...new Set([...schemas, 'public'])].join(',')}`;

/**
 * Statements find their rows by index whatever they ask for. Planned once and for all while a table is empty, as it is when a log is first read, they
 * would read all of it each time, for as long as nobody analyses it.
 */
const BY_INDEX = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map((each) => `-c ${each}=off`).join(' ');

/** As `sessionOf`, for statements that ask for some rows of many. */
export const sessionByIndex = (schemas: readonly string[]): string => `${sessionOf(schemas)} ${BY_INDEX}`;

/** Brings a schema up to date; the caller sees to it that nobody else does. */
export async function migrateSchema(url: string, { name, migrations }: Schema): Promise<void> {
  const source = sourceOf(url, { name, migrations });
  await source.initialize();
  try {
    await source.query(`CREATE SCHEMA IF NOT EXISTS ${name}`);
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}

/** Whether a schema is up to date, or further. */
export async function isMigrated(url: string, { name, migrations }: Schema): Promise<boolean> {
  const source = sourceOf(url, { name, migrations });
  await source.initialize();
  try {
    const [found] = await source.query<{ schema: string | null }[]>(`SELECT to_regnamespace($1) AS schema`, [name]);
    return found?.schema !== null && !(await source.showMigrations());
  } finally {
    await source.destroy();
  }
}

const sourceOf = (url: string, { name, migrations }: Schema): DataSource =>
  new DataSource({
    type: 'postgres',
    url,
    schema: name,
    migrations: [...migrations],
    migrationsTransactionMode: 'all',
    poolSize: 1,
    extra: { options: sessionOf([name]), ...connectionOf({ ...DEADLINES, statementMs: LONG_STATEMENT_MS }) },
  });
