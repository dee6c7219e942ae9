import { DERIVED_TABLES } from '#read-models';

/* Current rows are found by one index, former rows by another. A query that asks for neither uses no index and reads the whole table. */
const WITH_KNOWN_RANGE = new Set(DERIVED_TABLES.filter(({ hasKnownRange }) => hasKnownRange).map(({ name }) => name));

/** Returns a table for FROM in which the rows of a partnership are found by an index. To read the whole table, its name is better. */
export const withIndexes = (table: string): string =>
  WITH_KNOWN_RANGE.has(table)
    ? `(SELECT * FROM ${table} WHERE upper_inf(known) UNION ALL SELECT * FROM ${table} WHERE NOT upper_inf(known))`
    : table;
