import { DERIVED_TABLES } from '#read-models';

/* What stands is found by one index, what stood once by another: who asks for neither finds nothing by any, and reads the whole table. */
const WITH_KNOWN_RANGE = new Set(DERIVED_TABLES.filter(({ hasKnownRange }) => hasKnownRange).map(({ name }) => name));

/** A table for FROM, so that the rows of a partnership are found by an index; to read all of it, its name is better. */
export const withIndexes = (table: string): string =>
  WITH_KNOWN_RANGE.has(table)
    ? `(SELECT * FROM ${table} WHERE upper_inf(known) UNION ALL SELECT * FROM ${table} WHERE NOT upper_inf(known))`
    : table;
