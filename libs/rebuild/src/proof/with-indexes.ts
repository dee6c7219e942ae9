/* What stands is found by one index, what stood once by another: who asks for neither finds nothing by any, and reads the whole table. */
const KNOWN_TABLES: readonly string[] = ['claim', 'statement'];

/** A table for FROM, so that the rows of a partnership are found by an index; to read all of it, its name is better. */
export const withIndexes = (table: string): string =>
  KNOWN_TABLES.includes(table)
    ? `(SELECT * FROM ${table} WHERE upper_inf(known) UNION ALL SELECT * FROM ${table} WHERE NOT upper_inf(known))`
    : table;
