import { statement } from '#postgres';
import { joinDecision, originColumns } from './origins';

const columns = 'version, root_version, recorded_at, body';

/* Of rows in their order the first, and more while they hold no more bytes than that; each says how many there are in all. */
const asFarAs = (bytes: string, { rows, order }: { rows: string; order: string }): string => `
  SELECT ${columns}, found FROM (
    SELECT e.*, row_number() OVER place AS nth, count(*) OVER () AS found, sum(octet_length(e.body::text)) OVER place AS bytes
    FROM (${rows}) e WINDOW place AS (ORDER BY ${order})
  ) weighed WHERE nth = 1 OR bytes <= ${bytes} ORDER BY nth`;

/** $2: the version up to which is known; $3: after which version the page begins; $4: how many; $5: how many bytes. */
export const listEvents = statement(
  'list-events',
  asFarAs('$5', {
    rows: `SELECT * FROM event WHERE partnership_id = $1 AND version > $3 AND version <= $2 ORDER BY version LIMIT $4`,
    order: 'e.version',
  }),
);

/** The same without what they say, which is most of an event, and with their decisions. */
export const listRecordings = statement(
  'list-recordings',
  `SELECT e.version, e.root_version, e.recorded_at, e.type, ${originColumns} FROM (
     SELECT * FROM event WHERE partnership_id = $1 AND version <= $2 ORDER BY version LIMIT $3
   ) e ${joinDecision('$1')} ORDER BY e.version`,
);

/** With an id given twice, the first event holds it. */
export const findEvent = statement(
  'find-event',
  `SELECT ${columns} FROM event WHERE partnership_id = $1 AND event_id = $3 AND version <= $2 ORDER BY version LIMIT 1`,
);

export const loadEventIds = statement(
  'load-event-ids',
  `SELECT version, event_id FROM event WHERE partnership_id = $1 AND version = ANY ($2::int[])`,
);

/** Events by their versions; $3: how many bytes. */
export const loadEventsAt = statement(
  'load-events-at',
  asFarAs('$3', {
    rows: `SELECT * FROM event WHERE partnership_id = $1 AND version = ANY ($2::int[])`,
    order: 'e.version',
  }),
);

/** Every correction and retraction made of root events, for their state to be told. */
export const loadActs = statement(
  'load-acts',
  `SELECT a.root_version, a.version, a.target_version, a.type, a.event_id FROM unnest($3::int[]) AS root (version)
   JOIN event a ON a.partnership_id = $1 AND a.root_version = root.version AND a.target_version IS NOT NULL AND a.version <= $2
   ORDER BY a.version`,
);

/** Root events and what was made of them last, up to a version; $4: how many acts of each, $5: how many bytes. */
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

/** The roots of the claims ever made on some terms that have been corrected or retracted, the latest first. */
export const findCorrectedRoots = statement(
  'find-corrected-roots',
  `SELECT DISTINCT c.root_version FROM unnest($3::text[], $4::text[]) AS term (kind, scope)
   JOIN claim c ON c.partnership_id = $1 AND c.kind = term.kind AND c.scope = term.scope AND lower(c.known) <= $2
   WHERE EXISTS (SELECT FROM event a WHERE a.partnership_id = $1 AND a.root_version = c.root_version AND a.target_version IS NOT NULL AND a.version <= $2)
   ORDER BY c.root_version DESC LIMIT $5`,
);
