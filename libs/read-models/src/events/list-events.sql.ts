import { statement } from '#postgres';
import { joinDecision, originColumns } from './origins';

const columns = 'version, root_version, recorded_at, body';

/* Selects the first row, and further rows in order up to a number of bytes. Each row has the total count. */
const asFarAs = (bytes: string, { rows, order }: { rows: string; order: string }): string => `
  SELECT ${columns}, found FROM (
    SELECT e.*, row_number() OVER place AS nth, count(*) OVER () AS found, sum(octet_length(e.body::text)) OVER place AS bytes
    FROM (${rows}) e WINDOW place AS (ORDER BY ${order})
  ) measured WHERE nth = 1 OR bytes <= ${bytes} ORDER BY nth`;

/** $2: the last known version; $3: the version after which the page begins; $4: the most rows; $5: the most bytes. */
export const listEvents = statement(
  'list-events',
  asFarAs('$5', {
    rows: `SELECT * FROM event WHERE partnership_id = $1 AND version > $3 AND version <= $2 ORDER BY version LIMIT $4`,
    order: 'e.version',
  }),
);

/** Selects the same rows without the content, which is most of an event, and with their decisions. */
export const listRecordings = statement(
  'list-recordings',
  `SELECT e.version, e.root_version, e.recorded_at, e.type, ${originColumns} FROM (
     SELECT * FROM event WHERE partnership_id = $1 AND version <= $2 ORDER BY version LIMIT $3
   ) e ${joinDecision('$1')} ORDER BY e.version`,
);

/** If two events have the same id, the first one is selected. */
export const findEvent = statement(
  'find-event',
  `SELECT ${columns} FROM event WHERE partnership_id = $1 AND event_id = $3 AND version <= $2 ORDER BY version LIMIT 1`,
);

export const loadEventIds = statement(
  'load-event-ids',
  `SELECT version, event_id FROM event WHERE partnership_id = $1 AND version = ANY ($2::int[])`,
);

/** Selects events by version; $3: the most bytes. */
export const loadEventsAt = statement(
  'load-events-at',
  asFarAs('$3', {
    rows: `SELECT * FROM event WHERE partnership_id = $1 AND version = ANY ($2::int[])`,
    order: 'e.version',
  }),
);

/** Selects all corrections and retractions of root events, which decide their state. */
export const loadActs = statement(
  'load-acts',
  `SELECT a.root_version, a.version, a.target_version, a.type, a.event_id FROM unnest($3::int[]) AS root (version)
   JOIN event a ON a.partnership_id = $1 AND a.root_version = root.version AND a.target_version IS NOT NULL AND a.version <= $2
   ORDER BY a.version`,
);

/** Selects root events and their last acts up to a version; $4: the most acts of each; $5: the most bytes. */
export const loadRootHistories = statement(
  'load-root-histories',
  asFarAs('$5', {
    rows: `SELECT e.* FROM unnest($3::int[]) WITH ORDINALITY AS root (version, n) CROSS JOIN LATERAL (
       SELECT * FROM event WHERE partnership_id = $1 AND version = root.version AND version <= $2 UNION ALL
       (SELECT * FROM event WHERE partnership_id = $1 AND root_version = root.version AND target_version IS NOT NULL AND version <= $2
        ORDER BY version DESC LIMIT $4)) e`,
    order: 'e.root_version DESC, e.version',
  }),
);

/** Selects the corrected or retracted roots of all claims that were ever made on some terms, latest first. */
export const findCorrectedRoots = statement(
  'find-corrected-roots',
  `SELECT DISTINCT c.root_version FROM unnest($3::text[], $4::text[]) AS term (kind, scope)
   JOIN claim c ON c.partnership_id = $1 AND c.kind = term.kind AND c.scope = term.scope AND lower(c.known) <= $2
   WHERE EXISTS (SELECT FROM event a WHERE a.partnership_id = $1 AND a.root_version = c.root_version AND a.target_version IS NOT NULL AND a.version <= $2)
   ORDER BY c.root_version DESC LIMIT $5`,
);
