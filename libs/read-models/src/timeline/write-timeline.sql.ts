import { statement } from '#postgres';
import { standingOfRoot } from './standing-content.sql';

export const insertClaims = statement(
  'insert-claims',
  `INSERT INTO claim (partnership_id, root_version, ordinal, known, event_version, effect, reach, kind, scope, start_lo, start_hi, until_lo, until_hi, occurred_lo, answer, written)
   SELECT partnership_id, root_version, ordinal, int8range(known_from, known_to), event_version, effect, reach, kind, scope, start_lo, start_hi, until_lo, until_hi, occurred_lo, answer, written
   FROM unnest($1::text[], $2::int[], $3::int[], $4::bigint[], $5::bigint[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[], $11::int[], $12::int[], $13::int[], $14::int[], $15::int[], $16::text[], $17::json[])
     AS new (partnership_id, root_version, ordinal, known_from, known_to, event_version, effect, reach, kind, scope, start_lo, start_hi, until_lo, until_hi, occurred_lo, answer, written)`,
);

export const insertStatements = statement(
  'insert-statements',
  `INSERT INTO statement (partnership_id, root_version, ordinal, known, event_version, statement, day_lo, day_hi, body)
   SELECT partnership_id, root_version, ordinal, int8range(known_from, known_to), event_version, statement, day_lo, day_hi, body
   FROM unnest($1::text[], $2::int[], $3::int[], $4::bigint[], $5::bigint[], $6::int[], $7::text[], $8::int[], $9::int[], $10::json[])
     AS new (partnership_id, root_version, ordinal, known_from, known_to, event_version, statement, day_lo, day_hi, body)`,
);

const closing = (table: 'claim' | 'statement'): string =>
  `UPDATE ${table} t SET known = int8range(lower(t.known), found.at)
   FROM (SELECT standing.ctid AS place, requested.at
         FROM unnest($1::text[], $2::int[], $3::bigint[]) AS requested (partnership_id, root_version, at)
         CROSS JOIN ${standingOfRoot(table)} AS standing) AS found
   WHERE t.ctid = found.place`;

export const closeClaims = statement('close-claims', closing('claim'));
export const closeStatements = statement('close-statements', closing('statement'));

export const insertTerms = statement(
  'insert-terms',
  `INSERT INTO term (partnership_id, kind, scope) SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
);
