import type { QueryResultRow } from 'pg';
import { arrayLiteral } from './array-literal';
import { binaryArray, isBinaryElement, type BinaryElement } from './binary-array';

/** A prepared statement: planned once per connection under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  /** The element types of the arrays that are sent in binary, by the position of the parameter. */
  readonly arrays: ReadonlyMap<number, BinaryElement>;
}

const ARRAY_PARAMETER = /\$(\d+)::(\w+)\[\]/g;

export const statement = (name: string, text: string): Statement => ({
  name,
  text,
  arrays: new Map(
    [...text.matchAll(ARRAY_PARAMETER)].flatMap(([, place, type]) =>
      isBinaryElement(type!) ? [[Number(place) - 1, type]] : [],
    ),
  ),
});

/**
 * Returns a join of the rows that match a requested row, with the place of each (`ctid`). Each requested row is looked up by index (`OFFSET 0` keeps
 * the planner from reversing the join): without statistics the planner prefers to read all of a table, or all of a partnership.
 */
export const lookup = (table: string, condition: string): string =>
  `LATERAL (SELECT ${table}.ctid, ${table}.* FROM ${table} WHERE ${condition} OFFSET 0)`;

/** An object that can run a statement: a pool, or the client that holds a transaction. */
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
  prepared: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  return (await db.query<Row>(queryOf({ statement: prepared, values }))).rows;
}

/** A statement to run later, only for its effect. */
export interface Write {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

/** Converts a statement for `pg`, with its arrays encoded. */
export const queryOf = ({ statement: { name, text, arrays }, values }: Write) => ({
  name,
  text,
  values: values.map((value, place) => {
    if (!Array.isArray(value)) return value;
    const binary = arrays.get(place);
    return binary === undefined ? arrayLiteral(value) : binaryArray(binary, value);
  }),
});
