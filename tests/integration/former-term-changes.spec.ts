import { randomUUID } from 'node:crypto';
import {
  DECISION_PARTITIONS,
  matches,
  TermChangeEvent,
  writtenStretches,
  type FormerTermChange,
  type ToldAnswer,
} from '#contracts';
import { Database } from '#postgres';
import { feedInPostgres, latestTermChanges, type FeedPage } from '#feed';
import { timelineSchema } from '#read-models';
import { freshDatabase, type FreshDatabase } from '#testing';
import { agreed, started } from './support/events';
import { openTestDatabase } from './support/pipeline';

jest.setTimeout(120_000);

/** What edition 1 kept: the tables before this release, with decisions whose term changes have every answer in every stretch. */
const LOG = randomUUID();
const EVENT_1 = randomUUID();
const answer = (value: unknown): ToldAnswer => ({ value, between: null, certainty: 'possibly' });
const change = (version: number, eventId: string, more: Partial<FormerTermChange> = {}): FormerTermChange => ({
  type: 'changed',
  kind: 'api-hosting',
  scope: 'all',
  eventId,
  version,
  retroactive: true,
  stretches: [{ from: '2020-01-01', to: null, was: [answer('a')], now: [answer('a'), answer('b')] }],
  ...more,
});

/** So many runs of days on which so many values are possible: some MB of JSON. */
const LONG = { stretches: 300, answers: 150 };
const long = Array.from({ length: LONG.stretches }, (_, nth) => ({
  from: new Date(nth * 86_400_000).toISOString().slice(0, 10),
  to: new Date((nth + 1) * 86_400_000).toISOString().slice(0, 10),
  was: Array.from({ length: LONG.answers }, (_, n) => answer(`value ${n} ${nth % 7}`)),
  now: [answer(`new ${randomUUID()}`)],
}));
const manyEvents = Array.from({ length: 100 }, () => randomUUID());

describe('term changes that edition 1 stored', () => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeAll(async () => {
    fresh = await freshDatabase();
    const before = await Database.open({
      url: fresh.url,
      name: 'edition-1',
      poolSize: 1,
      schemas: [
        {
          ...timelineSchema,
          migrations: timelineSchema.migrations.filter(({ name }) => !name.startsWith('FurtherTermChanges')),
        },
      ],
      onIdleError: () => undefined,
    });
    await before.migrate();
    await before.pool.query(`INSERT INTO partition_progress (partition, log_id, next_offset) VALUES (5, $1, 3)`, [LOG]);
    const store = async (offset: number, first: number, events: readonly string[], changes: readonly object[]) => {
      await before.pool.query(
        `INSERT INTO decision (partnership_id, first_version, last_version, recorded_at, imported, actor, command_id, fingerprint, partition, "offset", term_changes)
         VALUES ('p', $1, $2, '2026-01-01T00:00:00Z', false, 'test', $3, '', 5, $4, $5)`,
        [first, first + events.length - 1, `c${offset}`, offset, JSON.stringify(changes)],
      );
      for (const [nth, id] of events.entries())
        await before.pool.query(
          `INSERT INTO event (partnership_id, version, event_id, type, root_version, recorded_at, body) VALUES ('p', $1, $2, 'AgreementPublished', $1, '2026-01-01T00:00:00Z', $3)`,
          [
            first + nth,
            id,
            JSON.stringify({ ...(nth + first === 1 ? started() : agreed()), id, assertedBy: [], effects: [] }),
          ],
        );
    };
    await store(1, 1, [EVENT_1], [change(1, EVENT_1)]);
    await store(
      2,
      2,
      manyEvents,
      manyEvents.map((id, nth) =>
        nth % 25 === 0 ? change(nth + 2, id, { stretches: long }) : change(nth + 2, id, { scope: `s${nth}` }),
      ),
    );
    await before.close();
    database = await openTestDatabase(fresh.url);
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  const read = async (ordinal = 0, offset = 0): Promise<FeedPage> =>
    feedInPostgres(database.pool, DECISION_PARTITIONS).read({
      logId: LOG,
      from: Array.from({ length: 12 }, (_, partition) =>
        partition === 5 ? { offset, ordinal } : { offset: 0, ordinal: 0 },
      ),
      perPartition: 10,
    });

  it('keep_their_ids_and_places_and_have_the_shape_of_today', async () => {
    const { items } = await read();
    expect(items).toHaveLength(101);
    expect(items.map(({ event }) => event.id)).toEqual([
      `${LOG}.5.1.0`,
      ...manyEvents.map((_, ordinal) => `${LOG}.5.2.${ordinal}`),
    ]);
    for (const { event } of items) expect(matches(TermChangeEvent, event)).toBe(true);
    expect(writtenStretches(items[0]!.event.data)).toEqual(change(1, EVENT_1).stretches);
    expect(items.map(({ event }) => event.data.eventId)).toEqual([EVENT_1, ...manyEvents]);
  });

  it('are_gone_on_with_from_a_cursor_of_that_time', async () => {
    const { items } = await read(40, 2);
    expect(items).toHaveLength(60);
    expect(items[0]!.event.id).toBe(`${LOG}.5.2.40`);
  });

  it('that_were_long_are_cut_to_the_bounds_in_the_tables_and_lead_to_the_whole', async () => {
    const { rows } = await database.pool.query<{ bytes: number }>(
      `SELECT length(term_changes::text) AS bytes FROM decision WHERE "offset" = 2`,
    );
    expect(rows[0]!.bytes).toBeLessThan(200_000);
    const { items } = await read();
    expect(items[1]!.event.data).toMatchObject({
      truncated: true,
      counts: { stretches: LONG.stretches },
      links: {
        before: '/v1/partnerships/p/terms/api-hosting/all?version=1',
        after: '/v1/partnerships/p/terms/api-hosting/all?version=2',
      },
    });
  });

  it('are_the_latest_of_a_partnership_too', async () => {
    const latest = await latestTermChanges(database.pool, { partnershipIds: ['p'] }, 50);
    expect(latest).toHaveLength(50);
    expect(latest[0]!.id).toBe(`${LOG}.5.2.99`);
  });
});
