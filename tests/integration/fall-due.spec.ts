import { FallDue } from '#command-api';
import { createLogger } from '#observability';
import { caughtUp, startPipeline, type Pipeline } from './support/pipeline';

const source = [{ publisher: 'test' }];
const start = (occurred: string, effects: object[]) => ({
  type: 'PartnershipStarted',
  occurred,
  title: 'start',
  assertedBy: ['a', 'b'],
  sources: source,
  data: {
    name: 'A and B',
    parties: [
      { id: 'a', name: 'A' },
      { id: 'b', name: 'B' },
    ],
  },
  effects,
});
const hosting = (from: string, until?: string) => ({
  effect: 'set',
  kind: 'api-hosting',
  scope: 'all',
  value: { provider: 'a' },
  from,
  ...(until ? { until } : {}),
});

describe('a day that was known beforehand', () => {
  let pipeline: Pipeline;
  let today: string;
  const now = () => new Date(`${today}T09:00:00.000Z`);
  const instance = () =>
    new FallDue({
      database: pipeline.database,
      recorder: pipeline.recorder,
      now,
      logger: createLogger({ name: 'test', level: 'silent' }),
    });
  const fallen = async (partnership: string) => {
    await caughtUp(pipeline.log, pipeline.database);
    const { rows } = await pipeline.database.pool.query<{
      body: { data: { on: string } };
      term_changes: { type: string }[];
    }>(
      `SELECT e.body, d.term_changes FROM event e JOIN decision d ON d.partnership_id = e.partnership_id AND e.version BETWEEN d.first_version AND d.last_version
       WHERE e.partnership_id = $1 AND e.type = 'TermFellDue' ORDER BY e.version`,
      [partnership],
    );
    return rows.map(({ body, term_changes }) => [body.data.on, ...term_changes.map(({ type }) => type)]);
  };

  beforeAll(async () => (pipeline = await startPipeline({ now })));
  afterAll(() => pipeline.close());

  it('is_recorded_once_when_it_comes_by_any_number_of_instances', async () => {
    today = '2026-01-10';
    await pipeline.record('due-once', [start('2026-01-10', [hosting('2026-02-01', '2026-03-31')])]);
    expect(await instance().recordAllDue()).toBe(0);
    today = '2026-02-01';
    await Promise.all([instance(), instance(), instance()].map((each) => each.recordAllDue()));
    expect(await fallen('due-once')).toEqual([['2026-02-01', 'took-effect']]);
    today = '2026-04-01';
    await Promise.all([instance(), instance()].map((each) => each.recordAllDue()));
    await instance().recordAllDue();
    expect(await fallen('due-once')).toEqual([
      ['2026-02-01', 'took-effect'],
      ['2026-04-01', 'lapsed'],
    ]);
  });

  it('names_the_event_that_had_set_it', async () => {
    today = '2026-01-10';
    const outcome = await pipeline.record('due-named', [start('2026-01-10', [hosting('2026-02-01')])]);
    today = '2026-02-01';
    await instance().recordAllDue();
    const { rows } = await pipeline.database.pool.query<{ body: { data: object } }>(
      `SELECT body FROM event WHERE partnership_id = 'due-named' AND type = 'TermFellDue'`,
    );
    const setBy = outcome.outcome === 'recorded' ? outcome.decision.events[0]!.id : null;
    expect(rows.map(({ body }) => body.data)).toEqual([{ kind: 'api-hosting', scope: 'all', on: '2026-02-01', setBy }]);
  });

  it('is_caught_up_with_after_downtime_in_order', async () => {
    today = '2026-01-10';
    await pipeline.record('due-late', [start('2026-01-10', [hosting('2026-02-01', '2026-03-31')])]);
    today = '2027-01-01';
    await instance().recordAllDue();
    expect((await fallen('due-late')).map(([day]) => day).toSorted()).toEqual(['2026-02-01', '2026-04-01']);
  });

  it('is_no_more_when_the_term_was_changed_before_it', async () => {
    today = '2026-01-10';
    const started = start('2026-01-10', [hosting('2026-01-10', '2026-06-30')]);
    await pipeline.record('due-moved', [started]);
    const replacement = { ...started, effects: [hosting('2026-01-10', '2026-08-31')] };
    const { rows } = await pipeline.database.pool.query<{ event_id: string }>(
      `SELECT event_id FROM event WHERE partnership_id = 'due-moved'`,
    );
    await pipeline.record('due-moved', [
      { type: 'EventCorrected', data: { target: rows[0]!.event_id, replacement, reason: 'better source' } },
    ]);
    today = '2026-07-15';
    await instance().recordAllDue();
    expect(await fallen('due-moved')).toEqual([]);
    today = '2026-09-01';
    await instance().recordAllDue();
    expect(await fallen('due-moved')).toEqual([['2026-09-01', 'lapsed']]);
  });

  it('is_not_made_of_what_was_over_when_it_was_imported', async () => {
    today = new Date().toISOString().slice(0, 10);
    await pipeline.record('due-imported', [start('2019-01-01', [hosting('2019-01-01', '2020-12-31')])], {
      recordedAt: '2019-01-01T12:00:00.000Z',
    });
    await instance().recordAllDue();
    expect(await fallen('due-imported')).toEqual([]);
  });
});
