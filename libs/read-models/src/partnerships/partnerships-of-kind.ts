import { rowsOf, statement, type Queryable } from '#postgres';
import { behindRecent, BY_RECENT, LOOKED_AT } from './list-partnerships.sql';
import type { RecentPlace } from './list-partnerships';

/* Each partnership is looked up by itself. A join with all terms of a popular kind would sort them again for each page. The last partnership that
   was read is returned even if it has no such term, because the next page begins after it. */
const partnershipsOfKind = statement(
  'partnerships-of-kind',
  `SELECT p.id, p.recorded_at, p.nth, of_kind.is_found
   FROM (SELECT id, recorded_at, (row_number() OVER (ORDER BY ${BY_RECENT}))::int AS nth FROM partnership
         WHERE ${behindRecent('$3', '$4')} ORDER BY ${BY_RECENT} LIMIT ${LOOKED_AT}) p
   LEFT JOIN LATERAL (SELECT true AS is_found FROM term t WHERE t.partnership_id = p.id AND t.kind = $1 LIMIT 1) of_kind ON true
   WHERE of_kind.is_found OR p.nth = ${LOOKED_AT}
   ORDER BY p.nth LIMIT $2`,
);

export interface PartnershipsOfKind {
  readonly partnershipIds: readonly string[];
  /** The place at which the next page begins; null: this is the last page. */
  readonly reached: RecentPlace | null;
}

/** Reads a page of the partnerships that ever had a term of this kind, last recorded first. It may have fewer than `limit` although more follow. */
export async function readPartnershipsOfKind(
  db: Queryable,
  { kind, after, limit }: { readonly kind: string; readonly after: RecentPlace; readonly limit: number },
): Promise<PartnershipsOfKind> {
  type Row = { id: string; recorded_at: Date; nth: number; is_found: boolean | null };
  const rows = await rowsOf<Row>(db, partnershipsOfKind, [kind, limit, after.recordedAt, after.id]);
  const last = rows.at(-1);
  const isMore = last !== undefined && (rows.length === limit || last.nth === LOOKED_AT);
  return {
    partnershipIds: rows.filter(({ is_found }) => is_found).map(({ id }) => id),
    reached: isMore ? { sort: 'recent', recordedAt: last.recorded_at.toISOString(), id: last.id } : null,
  };
}
