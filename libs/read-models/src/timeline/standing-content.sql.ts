import { lookup, statement } from '#postgres';
import { claimColumns } from '../claims/claim-row';
import { isShared } from '../schema/10-facts.migration';

/** Selects the standing rows of a requested root. */
export const standingOfRoot = (table: 'claim' | 'statement'): string =>
  lookup(
    table,
    'partnership_id = requested.partnership_id AND root_version = requested.root_version AND upper_inf(known)',
  );

const statementColumns = 's.partnership_id, s.root_version, s.ordinal, s.event_version, s.statement, s.body';

/** Selects the standing claims of events that are about to be corrected. */
export const loadClaimsOfRoots = statement(
  'load-claims-of-roots',
  `SELECT ${claimColumns} FROM unnest($1::text[], $2::int[]) AS requested (partnership_id, root_version)
   CROSS JOIN ${standingOfRoot('claim')} AS c`,
);

export const loadStatementsOfRoots = statement(
  'load-statements-of-roots',
  `SELECT ${statementColumns} FROM unnest($1::text[], $2::int[]) AS requested (partnership_id, root_version)
   CROSS JOIN ${standingOfRoot('statement')} AS s`,
);

/** Selects a root event with all its corrections and retractions. Needed only for an act that is itself withdrawn. */
export const loadRoots = statement(
  'load-roots',
  `SELECT e.partnership_id, e.root_version, e.version, e.target_version, e.type, e.body
   FROM unnest($1::text[], $2::int[]) AS requested (partnership_id, root_version)
   CROSS JOIN LATERAL (
     SELECT * FROM event r WHERE r.partnership_id = requested.partnership_id AND r.version = requested.root_version
     UNION ALL
     SELECT * FROM event a WHERE a.partnership_id = requested.partnership_id AND a.root_version = requested.root_version AND a.target_version IS NOT NULL
   ) e`,
);

/* Publications are needed if an agreement has ended or has parties of its own, which is rare. */
const agreementsMatter = `EXISTS (SELECT FROM statement e WHERE e.partnership_id = s.partnership_id AND upper_inf(e.known) AND e.statement = 'agreement-ended'
     AND ${isShared('e.statement')})
   OR EXISTS (SELECT FROM statement p WHERE p.partnership_id = s.partnership_id AND upper_inf(p.known) AND p.statement = 'parties-changed'
     AND ${isShared('p.statement')} AND p.body->>'agreement' IS NOT NULL)`;

/** Selects the statements that several claims of a partnership may depend on. */
export const loadShared = statement(
  'load-shared',
  `SELECT ${statementColumns} FROM statement s
   WHERE s.partnership_id = ANY($1::text[]) AND upper_inf(s.known) AND ${isShared('s.statement')}
   UNION ALL
   SELECT ${statementColumns} FROM statement s
   WHERE s.partnership_id = ANY($1::text[]) AND upper_inf(s.known) AND s.statement = 'agreement-published'
     AND (${agreementsMatter})`,
);

/* A claim whose end may lie before its start may never be in force, so it does not bound the reach of others. */
const surelyStarts = (c: string): string => `${c}.reach IN ('exact', 'sure')`;

/**
 * Selects the claims that can bear on a term between two days, whatever its length: from the last claim that had certainly started before the first
 * day (one that starts on it may be taken back) to the first claim that starts after the last day, and the earlier imprecise claims that the former
 * need not have superseded. A term with reach `whole` is read whole.
 */
export const loadNeighbourhoods = statement(
  'load-neighbourhoods',
  `WITH requested AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[]) AS requested (partnership_id, kind, scope, first_day, last_day))
   SELECT ${claimColumns} FROM requested
   CROSS JOIN LATERAL (
     SELECT EXISTS (SELECT FROM claim w WHERE w.partnership_id = requested.partnership_id AND w.kind = requested.kind AND w.scope = requested.scope
       AND upper_inf(w.known) AND w.reach = 'whole') AS whole) AS term
   LEFT JOIN LATERAL (
     SELECT start_lo FROM claim b
     WHERE NOT term.whole AND b.partnership_id = requested.partnership_id AND b.kind = requested.kind AND b.scope = requested.scope AND upper_inf(b.known)
       AND b.start_lo < requested.first_day AND b.start_hi < requested.first_day AND ${surelyStarts('b')}
     ORDER BY b.start_lo DESC LIMIT 1) AS before ON true
   LEFT JOIN LATERAL (
     SELECT start_hi FROM claim a
     WHERE NOT term.whole AND a.partnership_id = requested.partnership_id AND a.kind = requested.kind AND a.scope = requested.scope AND upper_inf(a.known)
       AND a.start_lo > requested.last_day AND ${surelyStarts('a')}
     ORDER BY a.start_lo LIMIT 1) AS after ON true
   CROSS JOIN LATERAL (
     SELECT * FROM claim n
     WHERE n.partnership_id = requested.partnership_id AND n.kind = requested.kind AND n.scope = requested.scope AND upper_inf(n.known)
       AND n.start_lo BETWEEN coalesce(before.start_lo, -2147483648) AND coalesce(after.start_hi, 2147483647)
     UNION ALL
     SELECT * FROM claim i
     WHERE i.partnership_id = requested.partnership_id AND i.kind = requested.kind AND i.scope = requested.scope AND upper_inf(i.known) AND i.start_lo < i.start_hi
       AND i.start_lo < before.start_lo AND i.start_hi >= before.start_lo
   ) c`,
);

/** Selects all standing claims of partnerships, for events that touch all terms. */
export const loadStandingClaims = statement(
  'load-standing-claims',
  `SELECT ${claimColumns} FROM claim c WHERE c.partnership_id = ANY($1::text[]) AND upper_inf(c.known)`,
);

/** Selects all standing statements of partnerships. */
export const loadStandingStatements = statement(
  'load-standing-statements',
  `SELECT ${statementColumns} FROM statement s WHERE s.partnership_id = ANY($1::text[]) AND upper_inf(s.known)`,
);
