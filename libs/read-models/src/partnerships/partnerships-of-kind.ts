import { rowsOf, statement, type Queryable } from '#postgres';

const partnershipsOfKind = statement(
  'partnerships-of-kind',
  `SELECT p.id FROM partnership p WHERE EXISTS (SELECT FROM term t WHERE t.partnership_id = p.id AND t.kind = $1)
   ORDER BY p.recorded_hour DESC, p.recorded_at DESC, p.id LIMIT $2`,
);

/** The ids of the partnerships that ever had a term of this kind, the last recorded first. */
export const readPartnershipsOfKind = async (db: Queryable, kind: string, limit: number): Promise<string[]> =>
  (await rowsOf<{ id: string }>(db, partnershipsOfKind, [kind, limit])).map(({ id }) => id);
