import { readScopeFilter } from '#contracts';
import { rowsOf, statement, type Queryable } from '#postgres';
import { namingParty } from '../parties/named.sql';
import type { TermPlace } from '../terms/list-terms';

/*
 * Selects the terms with a claim that has a stated last day in the period, that ends or replaces another, or that renews itself, waits or overrides;
 * and all terms of a partnership with a shared day near the period: of a condition, of an agreement's end or of a notice. Days are the last ones in
 * force, so an end counts from the day before. The filters may be null, because rows are found by their days and the filters need no index.
 */
const listExpiring = statement(
  'list-expiring',
  `SELECT DISTINCT partnership_id, kind, scope FROM (
     SELECT partnership_id, kind, scope FROM claim WHERE upper_inf(known) AND until_lo IS NOT NULL AND until_hi >= $1 AND until_lo <= $2
     UNION ALL
     SELECT partnership_id, kind, scope FROM claim WHERE upper_inf(known) AND until_lo IS NOT NULL AND until_hi IS NULL AND until_lo <= $2
     UNION ALL
     SELECT partnership_id, kind, scope FROM claim WHERE upper_inf(known) AND effect IN ('end', 'replaced') AND start_hi > $1 AND start_lo <= $2 + 1
     UNION ALL
     SELECT partnership_id, kind, scope FROM claim WHERE upper_inf(known) AND reach = 'whole' AND start_lo <= $2
     UNION ALL
     SELECT t.partnership_id, t.kind, t.scope FROM statement s JOIN term t ON t.partnership_id = s.partnership_id
     WHERE upper_inf(s.known) AND s.day_lo IS NOT NULL AND s.day_hi >= $1 AND s.day_lo <= $2 + 1
   ) expiring
   WHERE (partnership_id, kind, scope) > ($3, $4, $5) AND ($7::text IS NULL OR kind = $7)
     AND ($8::text IS NULL OR scope = $8 OR ($9::boolean AND starts_with(scope, $8 || '.')))
     AND ($10::text IS NULL OR partnership_id = $10)
     AND ($11::text IS NULL OR partnership_id IN ${namingParty('$11')})
   ORDER BY partnership_id, kind, scope LIMIT $6`,
);

/** Reads a page of the terms that may end in the period, by partnership, kind and scope. The fold decides whether they do. */
export async function readExpiringTerms(
  db: Queryable,
  query: {
    readonly from: number;
    readonly to: number;
    readonly after: TermPlace;
    readonly limit: number;
    readonly kind?: string | undefined;
    readonly scope?: string | undefined;
    readonly partnership?: string | undefined;
    /** Only of partnerships that name it: as a party, a former party or a third party. */
    readonly party?: string | undefined;
  },
): Promise<TermPlace[]> {
  const { from, to, after, limit, kind = null, scope = 'all.*', partnership = null, party = null } = query;
  const { within, narrower } = readScopeFilter(scope);
  type Row = { partnership_id: string; kind: string; scope: string };
  const page = [from, to, after.partnershipId, after.kind, after.scope, limit];
  const values = [...page, kind, within, narrower, partnership, party];
  const rows = await rowsOf<Row>(db, listExpiring, values);
  return rows.map((row) => ({ kind: row.kind, scope: row.scope, partnershipId: row.partnership_id }));
}
