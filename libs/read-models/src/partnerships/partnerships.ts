import { rowsOf, statement, type Queryable } from '#postgres';
import { columns, summaryOf, type PartnershipSummary, type SummaryRow } from './partnership-summary';

const showPartnership = statement(
  'show-partnership',
  `SELECT ${columns}, profile, (SELECT count(*) FROM term t WHERE t.partnership_id = p.id) AS terms,
     (SELECT e.recorded_at FROM event e WHERE e.partnership_id = p.id AND e.version = 1) AS first_recorded_at
   FROM partnership p WHERE id = $1`,
);

export interface PartnershipDetails extends PartnershipSummary {
  readonly profile: unknown;
  readonly terms: number;
  readonly firstRecordedAt: string;
}

const namePartnerships = statement('name-partnerships', 'SELECT id, name FROM partnership WHERE id = ANY($1)');

/** What partnerships are called, by their ids; those without a name are left out. */
export async function readPartnershipNames(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf<{ id: string; name: string | null }>(db, namePartnerships, [ids]);
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}

/** Null if nothing was ever recorded under this id. */
export async function readPartnership(db: Queryable, id: string): Promise<PartnershipDetails | null> {
  type Details = SummaryRow & { profile: unknown; terms: number; first_recorded_at: Date };
  const [row] = await rowsOf<Details>(db, showPartnership, [id]);
  if (!row) return null;
  const { profile, terms, first_recorded_at } = row;
  return { ...summaryOf(row), profile, terms, firstRecordedAt: first_recorded_at.toISOString() };
}
