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

/** Reads the names of partnerships by id. Partnerships without a name are left out. */
export async function readPartnershipNames(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf<{ id: string; name: string | null }>(db, namePartnerships, [ids]);
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}

/* A list may have a thousand profiles, so large ones are not read. The size of a compressed profile is known without reading it. */
const changedProfiles = statement(
  'profiles-of-changed-parties',
  `SELECT id, profile FROM partnership p
   WHERE id = ANY($1) AND CASE WHEN pg_column_size(profile) <= 16384 THEN octet_length(profile::text) <= 65536 END
     AND EXISTS (SELECT FROM statement s WHERE s.partnership_id = p.id AND upper_inf(s.known) AND s.statement = 'parties-changed')`,
);

/** The profiles of those partnerships whose parties ever changed, by their ids; of more than some hundred changes none. */
export async function readChangedProfiles(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (ids.length === 0) return new Map();
  const rows = await rowsOf<{ id: string; profile: unknown }>(db, changedProfiles, [ids]);
  return new Map(rows.map(({ id, profile }) => [id, profile]));
}

/** Null if nothing was ever recorded under this id. */
export async function readPartnership(db: Queryable, id: string): Promise<PartnershipDetails | null> {
  type Details = SummaryRow & { profile: unknown; terms: number; first_recorded_at: Date };
  const [row] = await rowsOf<Details>(db, showPartnership, [id]);
  if (!row) return null;
  const { profile, terms, first_recorded_at } = row;
  return { ...summaryOf(row), profile, terms, firstRecordedAt: first_recorded_at.toISOString() };
}
