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

const isNewest = (row: string): string =>
  `NOT EXISTS (SELECT FROM c_revision newer WHERE newer.partnership_id = ${row}.partnership_id AND newer.root_version = ${row}.root_version
     AND newer.ordinal = ${row}.ordinal AND newer.known_from > ${row}.known_from)`;

/** (c) A row for each revision of a claim, never touched again; the newest known at a version stands. */
export const revisionsShape: Shape = {
  name: 'c: revisions',
  schema: `
    CREATE TABLE c_revision (${claimDefinitions}, known_from bigint NOT NULL, PRIMARY KEY (partnership_id, root_version, ordinal, known_from));
    CREATE INDEX c_root ON c_revision (partnership_id, root_version, ordinal) WHERE known_from = root_version;
    CREATE INDEX c_of_term ON c_revision (partnership_id, kind, scope, start_lo);
    CREATE INDEX c_imprecise ON c_revision (partnership_id, kind, scope, start_hi) WHERE start_lo < start_hi;
    ${termTable('c_term')}`,

  roots: (db, refs) =>
    claims(
      db,
      'c-roots',
      `SELECT ${claimJson('c')} AS claim FROM unnest($1::text[], $2::int[]) AS asked (partnership_id, root_version)
       CROSS JOIN LATERAL (SELECT * FROM c_revision r WHERE r.partnership_id = asked.partnership_id AND r.root_version = asked.root_version AND r.ordinal = 0
         ORDER BY r.known_from DESC LIMIT 1) c`,
      rootValues(refs),
    ),

  neighbourhoods: (db, reaches) =>
    claims(db, 'c-neighbourhoods', neighbourhoods('c_revision', isNewest), reachValues(reaches)),

  async write(db, { added }) {
    await rows(
      db,
      'c-insert',
      `INSERT INTO c_revision (${claimNames}, known_from) SELECT ${claimNames}, known_from FROM ${insertSource}`,
      claimValues(added),
    );
    await insertTerms(db, 'c_term', added);
  },

  async read(db, { partnership, version, day }) {
    const [row] = await rows<{ claims: ClaimArray[] | null }>(
      db,
      'c-read',
      `SELECT json_agg(${claimJson('c')}) AS claims FROM c_revision root
       CROSS JOIN LATERAL (SELECT * FROM c_revision r
         WHERE r.partnership_id = root.partnership_id AND r.root_version = root.root_version AND r.ordinal = root.ordinal AND r.known_from <= $2::int
         ORDER BY r.known_from DESC LIMIT 1) c
       WHERE root.partnership_id = $1 AND root.known_from = root.root_version AND root.root_version <= $2::int`,
      [partnership, version],
    );
    return foldAndAnswer(row!.claims, day);
  },

  async readAcross(db, { kind, after, day }) {
    const [row] = await rows<{ claims: ClaimArray[] | null }>(
      db,
      'c-across',
      `SELECT json_agg(${claimJson('c')}) AS claims
       FROM (SELECT partnership_id FROM c_term WHERE kind = $1 AND scope = 'all' AND partnership_id > $2 ORDER BY partnership_id LIMIT ${PAGE}) t
       JOIN c_revision c ON c.partnership_id = t.partnership_id AND c.kind = $1 AND c.scope = 'all' AND ${isNewest('c')}`,
      [kind, after],
    );
    return foldAndAnswer(row!.claims, day).sort();
  },
};
