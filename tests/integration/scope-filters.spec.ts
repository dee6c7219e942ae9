import { FIRST_TERM, readExpiringTerms, readTerms } from '#read-models';
import { freshDatabase, type FreshDatabase } from '#testing';
import type { Database } from '#postgres';
import { openTestDatabase } from './support/pipeline';

const SCOPES = ['all', 'api', 'api-2', 'api.stateless', 'api.stateless.eu', 'apis', 'web.api'];
const EXPECTED = [
  ['api', ['api']],
  ['api.*', ['api', 'api.stateless', 'api.stateless.eu']],
  ['api.stateless.*', ['api.stateless', 'api.stateless.eu']],
  ['all', ['all']],
  ['all.*', SCOPES],
] as const;

describe('a scope filter', () => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url);
    await database.pool.query(`INSERT INTO term SELECT 'p', 'hosting', unnest($1::text[])`, [SCOPES]);
    await database.pool.query(
      `INSERT INTO claim (partnership_id, root_version, ordinal, known, event_version, effect, reach, kind, scope, start_lo, start_hi, until_lo, until_hi, occurred_lo, answer, written)
       SELECT 'p', nth, 0, '[1,)', nth, 'set', 'exact', 'hosting', scope, 1, 1, 100, 100, 1, '{}', '{}' FROM unnest($1::text[]) WITH ORDINALITY AS of (scope, nth)`,
      [SCOPES],
    );
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  test.each(EXPECTED)('of_%s_selects_terms_with_the_scopes_%j', async (scope, scopes) => {
    for (const kind of [undefined, 'hosting']) {
      const found = await readTerms(database.pool, { after: FIRST_TERM, limit: 10, kind, scope });
      expect([kind, found.map((place) => place.scope)]).toEqual([kind, scopes]);
    }
    expect(await readTerms(database.pool, { after: FIRST_TERM, limit: 10, kind: 'licence', scope })).toEqual([]);
  });

  test.each(EXPECTED)('of_%s_selects_expiring_terms_with_the_scopes_%j', async (scope, scopes) => {
    const period = { from: 50, to: 150, after: FIRST_TERM, limit: 10 };
    for (const kind of [undefined, 'hosting']) {
      const found = await readExpiringTerms(database.pool, { ...period, kind, scope });
      expect([kind, found.map((place) => place.scope)]).toEqual([kind, scopes]);
    }
    expect(await readExpiringTerms(database.pool, { ...period, kind: 'licence', scope })).toEqual([]);
  });
});
