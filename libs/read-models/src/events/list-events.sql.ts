import { statement } from '#ledger';

const columns = 'e.version, e.root_version, e.target_version, e.recorded_at, e.body, acts.acts';

/* Every correction and retraction made of an event's root, for the state of the event to be told. */
const actsOfRoot = `LEFT JOIN LATERAL (
  SELECT json_agg(json_build_array(a.version, a.target_version, a.type, a.event_id) ORDER BY a.version) AS acts FROM event a
  WHERE a.partnership_id = e.partnership_id AND a.root_version = e.root_version AND a.target_version IS NOT NULL AND a.version <= $2) acts ON true`;

/** $2: the version up to which is known; $3: after which version the page begins; $4: how many. */
export const listEvents = statement(
  'list-events',
  `SELECT ${columns} FROM event e ${actsOfRoot} WHERE e.partnership_id = $1 AND e.version > $3 AND e.version <= $2 ORDER BY e.version LIMIT $4`,
);

/** The same without what they say, which is most of an event. */
export const listRecordings = statement(
  'list-recordings',
  `SELECT e.version, e.root_version, e.recorded_at, e.type, acts.acts FROM event e ${actsOfRoot} WHERE e.partnership_id = $1 AND e.version <= $2 ORDER BY e.version LIMIT $3`,
);

/** With an id given twice, the first event holds it. */
export const findEvent = statement(
  'find-event',
  `SELECT ${columns} FROM event e ${actsOfRoot} WHERE e.partnership_id = $1 AND e.event_id = $3 AND e.version <= $2 ORDER BY e.version LIMIT 1`,
);

/** Root events and all that was made of them, up to a version. */
export const loadRootHistories = statement(
  'load-root-histories',
  `SELECT ${columns} FROM event e ${actsOfRoot}
   WHERE e.partnership_id = $1 AND e.version <= $2 AND e.root_version = ANY ($3::int[]) AND (e.version = e.root_version OR e.target_version IS NOT NULL)
   ORDER BY e.version`,
);

/** The roots of the claims ever made on some terms that have been corrected or retracted, the latest first. */
export const findCorrectedRoots = statement(
  'find-corrected-roots',
  `SELECT DISTINCT c.root_version FROM unnest($3::text[], $4::text[]) AS term (kind, scope)
   JOIN claim c ON c.partnership_id = $1 AND c.kind = term.kind AND c.scope = term.scope AND lower(c.known) <= $2
   WHERE EXISTS (SELECT FROM event a WHERE a.partnership_id = $1 AND a.root_version = c.root_version AND a.target_version IS NOT NULL AND a.version <= $2)
   ORDER BY c.root_version DESC LIMIT $5`,
);
