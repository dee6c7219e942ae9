import type { DerivedTable } from '#ledger';
import { DERIVED_TABLES } from '#read-models';
import type { PoolClient } from 'pg';
import type { Touched } from './touched-since';
import { withIndexes } from './with-indexes';

export interface RowDifferences {
  readonly rulings: Set<string>;
  readonly rows: Set<string>;
  /** The number of partnerships that differ, by table. */
  readonly tables: Map<string, number>;
}

interface HashRow {
  id: string;
  rulings: string | null;
  others: string | null;
}

/**
 * Compares two builds by a hash per partnership and table: the sum of the 64-bit hashes of its rows, in any order. Columns that only one of them has
 * are left out. `only` limits it to what was touched since everything was compared.
 */
export async function compareRows(
  serving: PoolClient,
  rebuilt: PoolClient,
  only: readonly Touched[] | null,
): Promise<RowDifferences> {
  const found: RowDifferences = { rulings: new Set(), rows: new Set(), tables: new Map() };
  for (const table of DERIVED_TABLES) {
    const columns = await commonColumns(serving, rebuilt, table.name);
    const [was, now] = await Promise.all([
      hashesOf(serving, table, columns, only),
      hashesOf(rebuilt, table, columns, only),
    ]);
    const differing = [...was.keys(), ...[...now.keys()].filter((id) => !was.has(id))].filter((id) => {
      const [a, b] = [was.get(id), now.get(id)];
      if ((a?.rulings ?? null) !== (b?.rulings ?? null)) found.rulings.add(id);
      else if ((a?.others ?? null) !== (b?.others ?? null)) found.rows.add(id);
      else return false;
      return true;
    });
    if (differing.length > 0) found.tables.set(table.name, differing.length);
  }
  return found;
}

const hashOf = (columns: readonly string[]): string =>
  columns.length === 0
    ? 'NULL::text'
    : `count(*) || ':' || sum(hashtextextended(ROW(${columns.map((name) => `t."${name}"`).join(', ')})::text, 0))`;

async function hashesOf(
  db: PoolClient,
  table: DerivedTable,
  columns: readonly string[],
  only: readonly Touched[] | null,
): Promise<Map<string, HashRow>> {
  const { partnership, rulings } = table;
  const others = columns.filter((column) => !rulings.includes(column));
  const select = `SELECT ${partnership} AS id, ${hashOf(rulings)} AS rulings, ${hashOf(others)} AS others`;
  const { rows } = only
    ? await db.query<HashRow>(`${select} FROM ${touchedRows(table)} GROUP BY 1`, [
        only.map(({ partnershipId }) => partnershipId),
        only.map(({ version }) => version),
      ])
    : await readingAll(db, () => db.query<HashRow>(`${select} FROM ${table.name} t GROUP BY 1`));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Reads all rows of a table in a sequential scan, not by one of its indexes. */
async function readingAll<T>(db: PoolClient, read: () => Promise<T>): Promise<T> {
  await db.query('SET enable_seqscan = on');
  try {
    return await read();
  } finally {
    await db.query('RESET enable_seqscan').catch(() => undefined);
  }
}

/*
 * Looked up for each partnership, as `lookup` does: with a plan for few of them, PostgreSQL would compare each row of a large table with all of them.
 */
const touchedRows = (table: DerivedTable): string =>
  `unnest($1::text[], $2::int[]) AS touched (id, version) CROSS JOIN LATERAL (${table.touched ?? rowsOfTouched(table)} OFFSET 0) t`;

const rowsOfTouched = ({ name, partnership, version }: DerivedTable): string =>
  `SELECT t.* FROM ${withIndexes(name)} t
   WHERE ${partnership} = touched.id ${version ? `AND ${version} >= touched.version` : ''}`;

async function commonColumns(serving: PoolClient, rebuilt: PoolClient, table: string): Promise<string[]> {
  const [was, now] = await Promise.all([columnsOf(serving, table), columnsOf(rebuilt, table)]);
  return was.filter((column) => now.includes(column));
}

async function columnsOf(db: PoolClient, table: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname`,
    [table],
  );
  return rows.map(({ name }) => name);
}
