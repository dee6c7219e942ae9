import { statement } from '#ledger';

/* Arrays, not objects: the names of the members would be most of what is sent. The order is that of ClaimArray and StatementArray. */
const CLAIM = `json_build_array(c.root_version, c.ordinal, c.event_version, c.kind, c.scope, c.start_lo, c.start_hi,
  c.until_lo, c.until_hi, c.until_condition, c.occurred_lo, c.answer, c.written)`;
const STATEMENT = `json_build_array(s.root_version, s.ordinal, s.event_version, s.body)`;

/* What stands now is found by one index, what stood once by another. */
const alive = (table: string, row: string, columns: string, id: string, version: string): string =>
  `(SELECT json_agg(alive.json) FROM (
     SELECT ${columns} AS json FROM ${table} ${row} WHERE ${row}.partnership_id = ${id} AND upper_inf(${row}.known) AND lower(${row}.known) <= ${version}
     UNION ALL
     SELECT ${columns} FROM ${table} ${row} WHERE ${row}.partnership_id = ${id} AND NOT upper_inf(${row}.known) AND ${row}.known @> ${version}::bigint
   ) alive)`;

const claimsAlive = (id: string, version: string): string => alive('claim', 'c', CLAIM, id, version);
const statementsAlive = (id: string, version: string): string => alive('statement', 's', STATEMENT, id, version);

const versionAsked = (version: string, instant: string): string =>
  `CASE WHEN ${version} IS NOT NULL THEN ${version} WHEN ${instant} IS NULL THEN p.version ELSE coalesce((
     SELECT d.last_version FROM decision d WHERE d.partnership_id = p.id AND d.recorded_at <= ${instant}
     ORDER BY d.recorded_at DESC, d.last_version DESC LIMIT 1), 0) END`;

const recordedAtOf = `CASE WHEN asked.version = p.version THEN p.recorded_at ELSE
  (SELECT e.recorded_at FROM event e WHERE e.partnership_id = p.id AND e.version = asked.version) END`;

/** A partnership's head, the version asked for, and what stands at it unless that is one of the versions held already. */
export const openPartnership = statement(
  'open-partnership',
  `SELECT p.version AS head_version, p.recorded_at AS head_recorded_at, asked.version, ${recordedAtOf} AS recorded_at,
     CASE WHEN wanted THEN ${claimsAlive('p.id', 'asked.version')} END AS claims,
     CASE WHEN wanted THEN ${statementsAlive('p.id', 'asked.version')} END AS statements
   FROM partnership p
   CROSS JOIN LATERAL (SELECT ${versionAsked('$2::int', '$3::timestamptz')} AS version) asked
   CROSS JOIN LATERAL (SELECT asked.version BETWEEN 1 AND p.version AND asked.version <> ALL ($4::int[]) AS wanted) load
   WHERE p.id = $1`,
);

/** The same for many, without what stands. */
export const resolveVersions = statement(
  'resolve-versions',
  `SELECT q.n, p.version AS head_version, p.recorded_at AS head_recorded_at, asked.version, ${recordedAtOf} AS recorded_at
   FROM unnest($1::text[], $2::int[], $3::timestamptz[]) WITH ORDINALITY AS q (id, version, instant, n)
   JOIN partnership p ON p.id = q.id
   CROSS JOIN LATERAL (SELECT ${versionAsked('q.version', 'q.instant')} AS version) asked`,
);

export const loadStates = statement(
  'load-states',
  `SELECT q.id, q.version, ${claimsAlive('q.id', 'q.version')} AS claims, ${statementsAlive('q.id', 'q.version')} AS statements
   FROM unnest($1::text[], $2::int[]) AS q (id, version)`,
);

export const loadEventFacts = statement(
  'load-event-facts',
  `SELECT e.partnership_id, e.version, e.recorded_at, e.body FROM unnest($1::text[], $2::int[]) AS q (id, version)
   JOIN event e ON e.partnership_id = q.id AND e.version = q.version`,
);
