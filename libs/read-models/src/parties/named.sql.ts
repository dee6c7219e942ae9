import { lookup, statement } from '#postgres';

/* The condition of the index `statement_named`, which contains the current namings. */
const ID = `(body->>'id') COLLATE "C"`;
const NAMED = `upper_inf(known) AND statement = 'named'`;

/** Selects the first parties in the order of the index. Each is found by the place after the one before. */
const oneByOne = (what: string, column: string, condition: string, first: string): string =>
  `WITH RECURSIVE found AS (
     (SELECT ${what} AS ${column} FROM statement WHERE ${condition} AND ${what} > ${first} ORDER BY ${what} LIMIT 1)
     UNION ALL
     SELECT next.${column} FROM found CROSS JOIN LATERAL (
       SELECT ${what} AS ${column} FROM statement WHERE ${condition} AND ${what} > found.${column} ORDER BY ${what} LIMIT 1) AS next)`;

export const listParties = statement(
  'list-parties',
  `${oneByOne(ID, 'id', NAMED, '$1')} SELECT id FROM found LIMIT $2`,
);

/** The most namings that a page of a search reads. */
export const MOST_NAMINGS_READ = 5_000;

const PLACE = `${ID}, partnership_id, root_version, ordinal`;
const NAME_COLUMNS = `body->>'name' AS name, body->'identifiers' AS identifiers`;

/** Selects the namings after a place, in the order of the index. */
export const searchParties = statement(
  'look-at-parties',
  `SELECT ${ID} AS id, partnership_id, root_version, ordinal, ${NAME_COLUMNS} FROM statement
   WHERE ${NAMED} AND (${PLACE}) > ($1, $2, $3, $4) ORDER BY ${PLACE} LIMIT ${MOST_NAMINGS_READ}`,
);

/** Selects the first namings of each of some parties. */
export const loadNamings = statement(
  'load-namings',
  `SELECT requested.id, named.name, named.identifiers FROM unnest($1::text[]) WITH ORDINALITY AS requested (id, nth) CROSS JOIN LATERAL (
     SELECT ${NAME_COLUMNS} FROM statement WHERE ${NAMED} AND ${ID} = requested.id ORDER BY ${PLACE} LIMIT $2) AS named
   ORDER BY requested.nth`,
);

/** Selects the last name of each of some parties in a partnership. */
export const loadLastNames = statement(
  'load-last-names',
  `SELECT requested.id, named.name FROM unnest($2::text[]) AS requested (id) CROSS JOIN LATERAL (
     SELECT body->>'name' AS name FROM statement
     WHERE ${NAMED} AND ${ID} = requested.id AND partnership_id = $1 AND body->>'name' IS NOT NULL
     ORDER BY root_version DESC, ordinal DESC LIMIT 1) AS named`,
);

/** Selects the partnerships that name a party, each with the first namings. */
export const listPartnershipsNaming = statement(
  'list-partnerships-naming',
  `${oneByOne('partnership_id', 'partnership_id', `${NAMED} AND ${ID} = $1`, '$2')}
   SELECT named.partnership_id, p.name,
     (SELECT json_agg(naming) FROM (
        SELECT s.body->>'name' AS name, s.body->'identifiers' AS identifiers, root.event_id AS "eventId", s.root_version AS version, s.event_version AS "eventVersion", naming_event.event_id AS "saidBy"
        FROM statement s
        CROSS JOIN ${lookup('event', 'partnership_id = s.partnership_id AND version = s.root_version')} AS root
        CROSS JOIN ${lookup('event', 'partnership_id = s.partnership_id AND version = s.event_version')} AS naming_event
        WHERE upper_inf(s.known) AND s.statement = 'named' AND (s.body->>'id') COLLATE "C" = $1 AND s.partnership_id = named.partnership_id
        ORDER BY s.root_version, s.ordinal LIMIT $4) AS naming) AS namings
   FROM (SELECT partnership_id FROM found LIMIT $3) AS named
   CROSS JOIN ${lookup('partnership', 'id = named.partnership_id')} AS p ORDER BY named.partnership_id`,
);

/** Selects the founders of partnerships and the first changes of their parties. */
export const loadMemberships = statement(
  'load-memberships',
  `SELECT membership.partnership_id, membership.root_version, membership.ordinal, membership.event_version, membership.statement, membership.body
   FROM unnest($1::text[]) AS requested (id) CROSS JOIN LATERAL (
     SELECT * FROM statement WHERE partnership_id = requested.id AND upper_inf(known) AND statement IN ('founded', 'parties-changed')
     ORDER BY root_version, ordinal LIMIT $2) AS membership`,
);

/** Selects the ids of the partnerships that name a party, for lists of partnerships. */
export const namingParty = (parameter: string): string =>
  `(SELECT DISTINCT partnership_id FROM statement WHERE ${NAMED} AND ${ID} = ${parameter} OFFSET 0)`;
