import type { QueryResultRow } from 'pg';
import { arrayLiteral } from './array-literal';

/** A prepared statement: planned once per connection under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export const statement = (name: string, text: string): Statement => ({ name, text });

/** What can run a statement: a pool, or the client that holds a transaction. */
export interface Queryable {
  query<Row extends QueryResultRow>(query: {
    name: string;
    text: string;
    values: unknown[];
  }): Promise<{ rows: Row[]; rowCount: number | null }>;
}

/** Runs a prepared statement and returns its rows. */
export async function rowsOf<Row extends QueryResultRow>(
  db: Queryable,
  { name, text }: Statement,
  values: unknown[],
): Promise<Row[]> {
  const encoded = values.map((value) => (Array.isArray(value) ? arrayLiteral(value) : value));
  return (await db.query<Row>({ name, text, values: encoded })).rows;
}
