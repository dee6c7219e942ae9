import { statement } from '#ledger';

/*
 * Rows are sent as one text, its rows and fields separated as `rowsOfText` reads them: to make JSON of 49 claims takes Postgres 0.31 ms, this 0.14 ms,
 * and a row of the protocol costs the driver more than its text. JSON escapes control characters, so that no field holds a separator.
 */
const textOf = (...columns: readonly string[]): string =>
  `string_agg(concat(${columns.join(`, E'\\x1f', `)}), E'\\x1e')`;

const CLAIMS = textOf(
  ...['lower(c.known)', 'upper(c.known)', 'c.root_version', 'c.ordinal', 'c.event_version', 'c.kind', 'c.scope'],
  ...[
    'c.start_lo',
    'c.start_hi',
    'c.until_lo',
    'c.until_hi',
    'c.until_condition',
    'c.occurred_lo',
    'c.answer',
    'c.written',
  ],
);
const STATEMENTS = textOf(
  'lower(s.known)',
  'upper(s.known)',
  's.root_version',
  's.ordinal',
  's.event_version',
  's.body',
);

/* What stands now is found by one index, what stood once by another. */
const STANDING = 'upper_inf(known)';
const CLOSED = 'NOT upper_inf(known)';
const claims = (id: string, which: string): string =>
  `(SELECT ${CLAIMS} FROM claim c WHERE c.partnership_id = ${id} AND ${which})`;
const statements = (id: string, which: string): string =>
  `(SELECT ${STATEMENTS} FROM statement s WHERE s.partnership_id = ${id} AND ${which})`;

const lastDecisionBy = (instant: string): string =>
  `LEFT JOIN LATERAL (
     SELECT d.last_version AS version FROM decision d WHERE d.partnership_id = p.id AND d.recorded_at <= ${instant}
     ORDER BY d.recorded_at DESC, d.last_version DESC LIMIT 1) decided ON true`;

/* `build` tells one build of the read models from another: a rebuild that has taken its place lies in other tables. */
const HEAD = 'p.tableoid AS build, p.version AS head_version, p.recorded_at AS head_recorded_at';
const recordedAt = (version: string): string =>
  `(SELECT e.recorded_at FROM event e WHERE e.partnership_id = p.id AND e.version = ${version}) AS recorded_at`;

/** The head, and when a version was recorded if one is given. */
export const readHead = statement(
  'read-head',
  `SELECT ${HEAD}, ${recordedAt('$2')} FROM partnership p WHERE p.id = $1`,
);

/** The head, and the version at a moment; null before the first record. */
export const readVersionAt = statement(
  'read-version-at',
  `SELECT ${HEAD}, decided.version, ${recordedAt('decided.version')} FROM partnership p ${lastDecisionBy('$2')} WHERE p.id = $1`,
);

/** The same for many; a version goes before a moment, and where neither is asked for the version is null. */
export const readHeads = statement(
  'read-heads',
  `SELECT q.n, ${HEAD}, decided.version, ${recordedAt('coalesce(q.version, decided.version)')}
   FROM unnest($1::text[], $2::int[], $3::timestamptz[]) WITH ORDINALITY AS q (id, version, instant, n)
   JOIN partnership p ON p.id = q.id ${lastDecisionBy('q.instant')}`,
);

/** Beyond so many versions a past one is read alone, and what stood once is not kept together. */
export const LONGEST_KEPT = 1_000;

/** As one JSON array, of each event what it is known by, the milliseconds at which it was recorded, and itself. */
const events = (by: string): string =>
  `('[' || string_agg(concat('[', ${by}, ',', round(extract(epoch FROM e.recorded_at) * 1000), ',', e.body, ']'), ',') || ']')::json`;

const STANDS = `stands AS MATERIALIZED (SELECT * FROM claim WHERE partnership_id = p.id AND ${STANDING})`;
const standing = `(SELECT ${CLAIMS} FROM stands c) AS claims, ${statements('p.id', STANDING)} AS statements`;

/**
 * The events behind the claims that started last by a day: with exact dates, all that an answer about that day tells of. Reading them along saves a
 * round trip; what else an answer needs is read for it.
 */
const likelyTold = (claims: string, day: string): string => `
  (SELECT ${events('e.version')}
   FROM (SELECT DISTINCT ON (kind, scope) root_version, event_version FROM (${claims}) AS known WHERE start_lo <= ${day}
         ORDER BY kind, scope, start_lo DESC) AS last
   JOIN event e ON e.partnership_id = p.id AND e.version IN (last.root_version, last.event_version)) AS events`;
/** The head with what stands at it, and what is likely told of it on the day $2: all in one round trip. */
export const openHead = statement(
  'open-head',
  `SELECT ${HEAD}, null AS recorded_at, read.*, null AS closed_claims, null AS closed_statements
   FROM partnership p CROSS JOIN LATERAL (
     WITH ${STANDS} SELECT ${standing}, ${likelyTold('TABLE stands', '$2::int')}
   ) AS read WHERE p.id = $1`,
);

/* All that stood once; of a long history only what stood at the version, which the index finds alone. */
const CLOSED_FOR = `${CLOSED} AND known && CASE WHEN p.version <= ${LONGEST_KEPT} THEN '(,)'::int8range ELSE int8range($3::int, $3::int, '[]') END`;

/** The same at the version $3, with what stood once. */
export const openHistory = statement(
  'open-history',
  `SELECT ${HEAD}, ${recordedAt('$3::int')}, read.*
   FROM partnership p CROSS JOIN LATERAL (
     WITH ${STANDS}, stood AS MATERIALIZED (SELECT * FROM claim WHERE partnership_id = p.id AND ${CLOSED_FOR} AND $3::int < p.version)
     SELECT ${standing},
       CASE WHEN $3::int < p.version THEN coalesce((SELECT ${CLAIMS} FROM stood c), '') END AS closed_claims,
       CASE WHEN $3::int < p.version THEN coalesce(${statements('p.id', CLOSED_FOR)}, '') END AS closed_statements,
       ${likelyTold('SELECT * FROM stands WHERE lower(known) <= $3::int UNION ALL SELECT * FROM stood WHERE known @> $3::bigint', '$2::int')}
   ) AS read WHERE p.id = $1`,
);

const ifKept = (texts: string): string =>
  `CASE WHEN q.past AND p.version <= ${LONGEST_KEPT} THEN coalesce(${texts}, '') END`;

export const loadHistories = statement(
  'load-histories',
  `SELECT p.id, ${HEAD}, ${claims('p.id', STANDING)} AS claims, ${statements('p.id', STANDING)} AS statements,
     ${ifKept(claims('p.id', CLOSED))} AS closed_claims, ${ifKept(statements('p.id', CLOSED))} AS closed_statements
   FROM unnest($1::text[], $2::boolean[]) AS q (id, past) JOIN partnership p ON p.id = q.id`,
);

const standingAt = `${STANDING} AND lower(known) <= q.version`;
const closedAfter = `${CLOSED} AND known @> q.version::bigint`;

/** What stands at a version of partnerships with a long history. */
export const loadStates = statement(
  'load-states',
  `SELECT q.id, q.version, ${claims('q.id', standingAt)} AS claims, ${statements('q.id', standingAt)} AS statements,
     ${claims('q.id', closedAfter)} AS closed_claims, ${statements('q.id', closedAfter)} AS closed_statements
   FROM unnest($1::text[], $2::int[]) AS q (id, version)`,
);

/** By the places of the questions, from 1 on. */
export const loadEventFacts = statement(
  'load-event-facts',
  `SELECT ${events('q.n')} AS events
   FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS q (id, version, n) JOIN event e ON e.partnership_id = q.id AND e.version = q.version`,
);
