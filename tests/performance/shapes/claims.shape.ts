import {
  claimDefinitions,
  claimJson,
  claimNames,
  claimValues,
  foldAndAnswer,
  insertSource,
  neighbourhoods,
  reachValues,
  rootValues,
  type ClaimArray,
} from './claim-columns';
import { PAGE, type Shape } from './shape';
import { claims, insertTerms, rows, termTable } from './statements';

const alive = (columns: string, where: (row: string) => string, version: string): string => `
  SELECT ${columns} AS claim FROM a_claim c WHERE ${where('c')} AND upper_inf(c.known) AND lower(c.known) <= ${version}
  UNION ALL
  SELECT ${columns} FROM a_claim c WHERE ${where('c')} AND NOT upper_inf(c.known) AND c.known @> ${version}::bigint`;

/** (a) Claims alone, each with the range of versions at which it stands; answers are folded by the reader. */
export const claimsShape: Shape = {
  name: 'a: claims',
  schema: `
    CREATE TABLE a_claim (${claimDefinitions}, known int8range NOT NULL,
      EXCLUDE USING gist (partnership_id WITH =, known WITH &&, root_version WITH =, ordinal WITH =) WHERE (NOT upper_inf(known)));
    CREATE UNIQUE INDEX a_stands ON a_claim (partnership_id, root_version, ordinal) WHERE upper_inf(known);
    CREATE INDEX a_of_term ON a_claim (partnership_id, kind, scope, start_lo) WHERE upper_inf(known);
    CREATE INDEX a_imprecise ON a_claim (partnership_id, kind, scope, start_hi) WHERE upper_inf(known) AND start_lo < start_hi;
    ${termTable('a_term')}`,

  roots: (db, refs) =>
    claims(
      db,
      'a-roots',
      `SELECT ${claimJson('c')} AS claim FROM unnest($1::text[], $2::int[]) AS asked (partnership_id, root_version)
       JOIN a_claim c USING (partnership_id, root_version) WHERE upper_inf(c.known)`,
      rootValues(refs),
    ),

  neighbourhoods: (db, reaches) =>
    claims(
      db,
      'a-neighbourhoods',
      neighbourhoods('a_claim', (row) => `upper_inf(${row}.known)`),
      reachValues(reaches),
    ),

  async write(db, { added, closed }) {
    if (closed.length > 0)
      await rows(
        db,
        'a-close',
        `UPDATE a_claim c SET known = int8range(lower(c.known), closed.at) FROM unnest($1::text[], $2::int[], $3::bigint[]) AS closed (partnership_id, root_version, at)
         WHERE c.partnership_id = closed.partnership_id AND c.root_version = closed.root_version AND upper_inf(c.known)`,
        [...rootValues(closed), closed.map(({ at }) => at)],
      );
    await rows(
      db,
      'a-insert',
      `INSERT INTO a_claim (${claimNames}, known) SELECT ${claimNames}, int8range(known_from, known_to) FROM ${insertSource}`,
      claimValues(added),
    );
    await insertTerms(db, 'a_term', added);
  },

  async read(db, { partnership, version, day }) {
    const [row] = await rows<{ claims: ClaimArray[] | null }>(
      db,
      'a-read',
      `SELECT (SELECT json_agg(claim) FROM (${alive(claimJson('c'), (c) => `${c}.partnership_id = $1`, '$2::int')}) alive) AS claims`,
      [partnership, version],
    );
    return foldAndAnswer(row!.claims, day);
  },

  async readAcross(db, { kind, after, day }) {
    const [row] = await rows<{ claims: ClaimArray[] | null }>(
      db,
      'a-across',
      `SELECT json_agg(${claimJson('c')}) AS claims
       FROM (SELECT partnership_id FROM a_term WHERE kind = $1 AND scope = 'all' AND partnership_id > $2 ORDER BY partnership_id LIMIT ${PAGE}) t
       JOIN a_claim c ON c.partnership_id = t.partnership_id AND c.kind = $1 AND c.scope = 'all' AND upper_inf(c.known)`,
      [kind, after],
    );
    return foldAndAnswer(row!.claims, day).sort();
  },
};
