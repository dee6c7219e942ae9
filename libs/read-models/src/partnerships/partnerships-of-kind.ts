import { rowsOf, statement, type Queryable } from '#postgres';
import { LOOKED_AT } from './list-partnerships.sql';

/* Each of them is looked up: joined to all terms of a popular kind, they would be sorted anew for each page. */
const partnershipsOfKind = statement(
  'partnerships-of-kind',
  `SELECT p.id FROM (SELECT id, recorded_hour, recorded_at FROM partnership WHERE recorded_hour <= 'infinity' ORDER BY recorded_hour DESC, recorded_at DESC, id LIMIT ${LOOKED_AT}) p
   CROSS JOIN LATERAL (SELECT FROM term t WHERE t.partnership_id = p.id AND t.kind = $1 LIMIT 1) of_kind
   ORDER BY p.recorded_hour DESC, p.recorded_at DESC, p.id LIMIT $2`,
);

/** The ids of the partnerships that ever had a term of this kind, the last recorded first, of the 5,000 that were recorded last. */
export const readPartnershipsOfKind = async (db: Queryable, kind: string, limit: number): Promise<string[]> =>
  (await rowsOf<{ id: string }>(db, partnershipsOfKind, [kind, limit])).map(({ id }) => id);
