const TABLES = ['decision', 'further_term_changes', 'event', 'claim', 'statement', 'term', 'due_day'];

/** How many bytes the rows of a partnership (`$1`) take. */
export const BYTES_OF_ROWS = `SELECT sum(bytes)::float8 AS bytes FROM (${TABLES.map(
  (table) => `SELECT sum(pg_column_size(t.*)) AS bytes FROM ${table} t WHERE partnership_id = $1`,
).join(' UNION ALL ')}) AS rows`;
