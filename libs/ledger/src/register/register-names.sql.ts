import { lookup, statement } from '#postgres';

const PARTIES = [
  '$.data.parties[*].id',
  '$.data.joined[*].id',
  '$.data.succeeded[*].by.id',
  '$.data.with[*]',
  '$.data.investor',
  '$.effects[*].between[*]',
];
const AGREEMENTS = ['$.data.agreement.id'];

const namesAt = (what: string, paths: readonly string[]): string[] =>
  paths.map((path) => `SELECT '${what}' AS what, jsonb_path_query(content.body, '${path}') #>> '{}' AS id`);

/** Writes the names in stored events of partnerships, from one version up to another, for events of a release that stored no names. */
export const registerNamesOfEvents = statement(
  'register-names-of-events',
  `INSERT INTO registered_name (partnership_id, what, id)
   SELECT DISTINCT e.partnership_id, named.what, named.id
   FROM unnest($1::text[], $2::int[], $3::int[]) AS requested (id, above, up_to)
   CROSS JOIN ${lookup('event', 'partnership_id = requested.id AND version > requested.above AND version <= requested.up_to')} AS e
   CROSS JOIN LATERAL (SELECT CASE e.type WHEN 'EventCorrected' THEN e.body->'data'->'replacement' ELSE e.body END::jsonb) AS content (body)
   CROSS JOIN LATERAL (${[...namesAt('party', PARTIES), ...namesAt('agreement', AGREEMENTS)].join(' UNION ALL ')}) AS named
   ON CONFLICT DO NOTHING`,
);

/** Writes the names of a batch; most exist already. */
export const writeNames = statement(
  'write-names',
  `INSERT INTO registered_name (partnership_id, what, id) SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
);
