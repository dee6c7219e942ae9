import { statement } from '#postgres';
import { BLOCK } from './block';

/*
 * Rows are sent as one text, its rows and fields separated as `RowText` reads them: to make JSON of 49 claims takes Postgres 0.31 ms, this 0.14 ms,
 * and a row of the protocol costs the driver more than its text. JSON escapes control characters, so that no field holds a separator.
 */
const textOf = (...columns: readonly string[]): string =>
  `string_agg(concat(${columns.join(`, E'\\x1f', `)}), E'\\x1e')`;

/** Values beyond it are not cached with their claim: a short one with their hash stands in their place, equal where they are. */
const HEAVY_VALUE_BYTES = 1_024;
/** Events beyond it are not cached: their row has no body. */
const HEAVY_EVENT_BYTES = 8_192;

/* \u0001 as the name of a member: see `heavy-value.ts`. */
const placeholder = (text: string): string =>
  `'{"\\u0001":"' || encode(sha256(convert_to(${text}, 'UTF8')), 'hex') || '"}'`;

const ANSWER = `CASE WHEN octet_length(c.answer) > ${HEAVY_VALUE_BYTES}
  THEN left(c.answer, strpos(c.answer, '"value":') + 7) || ${placeholder('c.answer')} || '}' ELSE c.answer END`;
/* Of a dissent the value is JSON within a text. */
const STATEMENT = `CASE WHEN s.statement = 'dissent' AND octet_length(s.body->>'value') > ${HEAVY_VALUE_BYTES}
  THEN (s.body::jsonb || jsonb_build_object('value', ${placeholder("s.body->>'value'")}))::text ELSE s.body::text END`;
/* A small uncompressed body need not be converted to text to compare its size. */
const EVENT = `CASE WHEN pg_column_size(e.body) < 1000 OR octet_length(e.body::text) <= ${HEAVY_EVENT_BYTES} THEN e.body END`;

const CLAIMS = textOf(
  ...['lower(c.known)', 'upper(c.known)', 'c.root_version', 'c.ordinal', 'c.event_version'],
  ...['left(c.effect, 1)', 'left(c.reach, 1)', 'c.kind', 'c.scope'],
  ...['c.start_lo', 'c.start_hi', 'c.until_lo', 'c.until_hi', 'c.occurred_lo', ANSWER, 'c.written'],
);
const STATEMENTS = textOf(
  'lower(s.known)',
  'upper(s.known)',
  's.root_version',
  's.ordinal',
  's.event_version',
  's.statement',
  STATEMENT,
);
/** Of each event its version, the milliseconds at which it was recorded, and itself. */
const EVENTS = textOf('e.version', 'round(extract(epoch FROM e.recorded_at) * 1000)', EVENT);

const lastDecisionBy = (instant: string): string =>
  `LEFT JOIN LATERAL (
     SELECT d.last_version AS version FROM decision d WHERE d.partnership_id = p.id AND d.recorded_at <= ${instant}
     ORDER BY d.recorded_at DESC, d.last_version DESC LIMIT 1) decided ON true`;

/* `build` identifies the build of the read models: after a rebuild has been swapped in, the rows lie in other tables. */
const HEAD = 'p.tableoid AS build, p.version AS head_version, p.recorded_at AS head_recorded_at';
const recordedAt = (version: string): string =>
  `(SELECT e.recorded_at FROM event e WHERE e.partnership_id = p.id AND e.version = ${version})`;
/** When a version was recorded, null without one, and when the version was appended; of the head without a version. */
const recording = (version: string): string => `${recordedAt(version)} AS recorded_at,
  (SELECT d.appended_at FROM decision d
   WHERE d.partnership_id = p.id AND d.recorded_at = coalesce(${recordedAt(version)}, p.recorded_at) AND d.last_version >= coalesce(${version}, p.version)
   ORDER BY d.last_version LIMIT 1) AS appended_at`;

/** The head, and when a version was recorded if one is given. */
export const readHead = statement(
  'read-head',
  `SELECT ${HEAD}, ${recording('$2::int')} FROM partnership p WHERE p.id = $1`,
);

/** The head, and the version at a moment; null before the first record. */
export const readVersionAt = statement(
  'read-version-at',
  `SELECT ${HEAD}, decided.version, ${recording('decided.version')} FROM partnership p ${lastDecisionBy('$2')} WHERE p.id = $1`,
);

/** Reads the heads of many partnerships. A version has precedence over a moment; without either, the version is null. */
export const readHeads = statement(
  'read-heads',
  `SELECT q.n, ${HEAD}, decided.version, ${recording('coalesce(q.version, decided.version)')}
   FROM unnest($1::text[], $2::int[], $3::timestamptz[]) WITH ORDINALITY AS q (id, version, instant, n)
   JOIN partnership p ON p.id = q.id ${lastDecisionBy('q.instant')}`,
);

/* Current rows are found by one index, former rows by another. */
const known = (rows: string, table: string, alias: string, first: string): string =>
  `(SELECT ${rows} FROM ${table} ${alias} WHERE ${alias}.partnership_id = p.id AND upper_inf(known) AND lower(known) < ${first} + ${BLOCK})`;
const knownOnce = (rows: string, table: string, alias: string, first: string): string =>
  `(SELECT ${rows} FROM ${table} ${alias} WHERE ${alias}.partnership_id = p.id AND NOT upper_inf(known) AND known && int8range(${first}, ${first} + ${BLOCK}))`;

/** Selects the rows that any version of a block knows, and its events after the last cached one. */
const block = (first: string, cachedUpTo: string): string => `
  ${known(CLAIMS, 'claim', 'c', first)} AS claims, ${known(STATEMENTS, 'statement', 's', first)} AS statements,
  ${knownOnce(CLAIMS, 'claim', 'c', first)} AS closed_claims, ${knownOnce(STATEMENTS, 'statement', 's', first)} AS closed_statements,
  (SELECT ${EVENTS} FROM event e
   WHERE e.partnership_id = p.id AND e.version >= ${first} AND e.version > ${cachedUpTo} AND e.version < ${first} + ${BLOCK}) AS events`;

/** The head with the block of the version $2; without one, or beyond the head, with its own: all in one round trip. */
export const openBlock = statement(
  'open-block',
  `SELECT ${HEAD}, ${recording('$2::int')}, q.first, ${block('q.first', '$3::int')}
   FROM partnership p CROSS JOIN LATERAL (SELECT least($2::int, p.version) / ${BLOCK} * ${BLOCK} AS first) AS q WHERE p.id = $1`,
);

export const loadBlocks = statement(
  'load-blocks',
  `SELECT p.id, ${HEAD}, q.first, ${block('q.first', 'q.cached')}
   FROM unnest($1::text[], $2::int[], $3::int[]) AS q (id, first, cached) JOIN partnership p ON p.id = q.id`,
);

/** Events by themselves, and those of whole blocks behind one up to which they are cached. */
export const loadEvents = statement(
  'load-events',
  `SELECT q.id, q.version, (SELECT ${EVENTS} FROM event e WHERE e.partnership_id = q.id AND e.version BETWEEN q.version AND q.last) AS events
   FROM unnest($1::text[], $2::int[], $3::int[]) AS q (id, version, last)`,
);

/* Selects the first row, and further rows in order while their total is within the bytes. */
const asFarAs = (bytes: string): string => `bytes <= ${bytes} OR n = 1`;

/** Reads the events that are too large to be cached, by their position in the request. $3: the maximum number of bytes. */
export const loadHeavyEvents = statement(
  'load-heavy-events',
  `SELECT version, recorded_at, body FROM (
     SELECT q.n, e.version, e.recorded_at, e.body, sum(octet_length(e.body::text)) OVER (ORDER BY q.n) AS bytes
     FROM unnest($2::int[]) WITH ORDINALITY AS q (version, n) JOIN event e ON e.partnership_id = $1 AND e.version = q.version
   ) measured WHERE ${asFarAs('$3')} ORDER BY n`,
);

const knownOrFormer = (rows: string, table: string): string =>
  ['upper_inf(known)', 'NOT upper_inf(known)']
    .map(
      (
        known,
      ) => `(SELECT ${rows} FROM ${table} WHERE partnership_id = $1 AND root_version = q.root AND ordinal = q.ordinal
       AND event_version = q.event_version AND ${known} LIMIT 1)`,
    )
    .join(' UNION ALL ');

/** The answers of claims and the values of contests that are too heavy to be cached; $5: as many bytes of them as there may be. */
export const loadHeavyValues = statement(
  'load-heavy-values',
  `SELECT answer, contested, encode(sha256(convert_to(coalesce(answer, contested), 'UTF8')), 'hex') AS hash FROM (
     SELECT q.n, found.*, sum(octet_length(coalesce(answer, contested))) OVER (ORDER BY q.n) AS bytes
     FROM unnest($2::int[], $3::int[], $4::int[]) WITH ORDINALITY AS q (root, ordinal, event_version, n)
     CROSS JOIN LATERAL (
       ${knownOrFormer('answer, NULL AS contested', 'claim')} UNION ALL ${knownOrFormer(`NULL AS answer, body->>'value' AS contested`, 'statement')} LIMIT 1
     ) found
   ) measured WHERE ${asFarAs('$5')} ORDER BY n`,
);
