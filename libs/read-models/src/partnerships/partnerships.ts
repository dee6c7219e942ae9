import { rowsOf, statement, type Queryable } from '#postgres';

/** Of one partnership, in a list of many. */
const PARTIES_LISTED = 100;
const columns = `id, version, head_event_id, recorded_at, name, parties[1:${PARTIES_LISTED}] AS parties, cardinality(parties) AS party_count`;
const listPartnerships = statement(
  'list-partnerships',
  `SELECT ${columns} FROM partnership WHERE id > $1 ORDER BY id LIMIT $2`,
);
const listPartnershipsOf = statement(
  'list-partnerships-of',
  `SELECT ${columns} FROM partnership WHERE parties @> ARRAY[$3]::text[] AND id > $1 ORDER BY id LIMIT $2`,
);
const showPartnership = statement(
  'show-partnership',
  `SELECT ${columns}, profile, (SELECT count(*) FROM term t WHERE t.partnership_id = p.id) AS terms,
     (SELECT e.recorded_at FROM event e WHERE e.partnership_id = p.id AND e.version = 1) AS first_recorded_at
   FROM partnership p WHERE id = $1`,
);

interface Row {
  [column: string]: unknown;
  id: string;
  version: number;
  head_event_id: string;
  recorded_at: Date;
  name: string | null;
  parties: string[];
  party_count: number;
}

/** A partnership as it stands now. */
export interface PartnershipSummary {
  readonly partnershipId: string;
  readonly name: string | null;
  readonly parties: readonly string[];
  /** How many there are beyond those; absent where all are listed. */
  readonly moreParties?: number;
  readonly head: { readonly version: number; readonly eventId: string };
  readonly recordedAt: string;
}

export interface PartnershipDetails extends PartnershipSummary {
  readonly profile: unknown;
  readonly terms: number;
  readonly firstRecordedAt: string;
}

/** One page of the partnerships by id; with a party, those that it is now a party of. */
export async function readPartnerships(
  db: Queryable,
  asked: { readonly after: string; readonly limit: number; readonly party?: string | undefined },
): Promise<PartnershipSummary[]> {
  const { after, limit, party } = asked;
  const rows =
    party === undefined
      ? await rowsOf<Row>(db, listPartnerships, [after, limit])
      : await rowsOf<Row>(db, listPartnershipsOf, [after, limit, party]);
  return rows.map(summaryOf);
}

/** Null if nothing was ever recorded under this id. */
export async function readPartnership(db: Queryable, id: string): Promise<PartnershipDetails | null> {
  type Details = Row & { profile: unknown; terms: number; first_recorded_at: Date };
  const [row] = await rowsOf<Details>(db, showPartnership, [id]);
  if (!row) return null;
  const { profile, terms, first_recorded_at } = row;
  return { ...summaryOf(row), profile, terms, firstRecordedAt: first_recorded_at.toISOString() };
}

const summaryOf = (row: Row): PartnershipSummary => ({
  partnershipId: row.id,
  name: row.name,
  parties: row.parties,
  ...(row.party_count > PARTIES_LISTED ? { moreParties: row.party_count - PARTIES_LISTED } : {}),
  head: { version: row.version, eventId: row.head_event_id },
  recordedAt: row.recorded_at.toISOString(),
});
