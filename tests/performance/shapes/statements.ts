import { claimOf, type ClaimArray } from './claim-columns';
import type { NewClaim, Queryable, StoredClaim } from './shape';

/** Runs a statement that is planned once per connection. */
export async function rows<Row extends object>(
  db: Queryable,
  name: string,
  text: string,
  values: unknown[],
): Promise<Row[]> {
  return (await db.query<Row>({ name, text, values })).rows;
}

export const claims = async (db: Queryable, name: string, text: string, values: unknown[]): Promise<StoredClaim[]> =>
  (await rows<{ claim: ClaimArray }>(db, name, text, values)).map(({ claim }) => claimOf(claim));

/** The terms that there are, for questions across partnerships. */
export const termTable = (table: string): string => `
  CREATE TABLE ${table} (
    term_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, partnership_id text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL,
    scope text COLLATE "C" NOT NULL, UNIQUE (partnership_id, kind, scope));
  CREATE INDEX ${table}_by_kind ON ${table} (kind, scope, partnership_id);`;

export async function insertTerms(db: Queryable, table: string, added: readonly NewClaim[]): Promise<void> {
  await rows(
    db,
    `${table}-insert`,
    `INSERT INTO ${table} (partnership_id, kind, scope) SELECT DISTINCT partnership_id, kind, 'all' FROM unnest($1::text[], $2::text[]) AS new (partnership_id, kind)
     ON CONFLICT DO NOTHING`,
    [added.map(({ partnership }) => partnership), added.map(({ claim }) => claim.kind)],
  );
}
