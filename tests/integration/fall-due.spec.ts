import { FallDue } from '#command-api';
import { readTermChange, type StoredTermChange } from '#contracts';
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

const amended = (effects: object[]) => ({
  type: 'StatementMade',
  occurred: '2026-01-10',
  title: 'amended',
  assertedBy: ['a', 'b'],
  sources: source,
  data: { statement: 'it is so', form: 'notice' },
  effects,
});

const monthly = { ...hosting('2015-01-01', '2015-12-31'), renewal: { period: 'P1M' } };

const published = (effects: object[]) => ({
  type: 'AgreementPublished',
  occurred: '2015-01-01',
  title: 'published',
  assertedBy: ['a', 'b'],
  sources: source,
  data: { agreement: { id: 'm', title: 'M', form: 'agreement' } },
  effects,
});

const agreementEnded = (occurred: string) => ({
  type: 'AgreementEnded',
  occurred,
  title: 'ended',
  assertedBy: ['a', 'b'],
  sources: source,
  data: { agreement: 'm', how: 'terminated' },
});

describe('a day that falls due', () => {
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
      term_changes: StoredTermChange[];
    }>(
      `SELECT e.body, d.term_changes FROM event e JOIN decision d ON d.partnership_id = e.partnership_id AND e.version BETWEEN d.first_version AND d.last_version
       WHERE e.partnership_id = $1 AND e.type = 'TermFellDue' ORDER BY e.version`,
      [partnership],
    );
    const context = { partnershipId: partnership, eventIdOf: String };
    return rows.map(({ body, term_changes }) => [
      body.data.on,
      ...term_changes.map((stored) => readTermChange(stored, context).type),
    ]);
  };

  /** Records a pending claim whose value is in force already. */
  const recordWaiting = async (partnership: string) => {
    today = '2026-01-10';
    await pipeline.record(partnership, [start('2026-01-10', [hosting('2026-01-10')])]);
    const waiting = { ...hosting('2026-01-10'), fromCondition: 'approval', by: '2026-02-28' };
    await pipeline.record(partnership, [amended([waiting])]);
  };

  /** Records a claim that renews every four weeks, with a notice period of two weeks, and a notice. */
  const recordFourWeekly = async (partnership: string, given: object) => {
    today = '2026-08-23';
    await pipeline.record(partnership, [start('2026-01-10', [])]);
    const renewing = { ...hosting('2026-02-01', '2026-09-30'), renewal: { period: 'P28D', notice: 'P14D' } };
    await pipeline.record(partnership, [amended([renewing])]);
    await pipeline.record(partnership, [amended([{ effect: 'notice', kind: 'api-hosting', scope: 'all', ...given }])]);
  };

  beforeAll(async () => (pipeline = await startPipeline({ now })));
  afterAll(() => pipeline.close());

  it('is_recorded_once_by_any_number_of_instances', async () => {
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

  it('names_the_event_that_set_it', async () => {
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

  it('is_recorded_in_order_after_downtime', async () => {
    today = '2026-01-10';
    await pipeline.record('due-late', [start('2026-01-10', [hosting('2026-02-01', '2026-03-31')])]);
    today = '2027-01-01';
    await instance().recordAllDue();
    expect((await fallen('due-late')).map(([day]) => day).toSorted()).toEqual(['2026-02-01', '2026-04-01']);
  });

  it('is_not_recorded_if_the_term_was_changed_before_it', async () => {
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

  it('is_recorded_after_the_latest_start_of_a_pending_claim_even_if_the_answer_stays_the_same', async () => {
    await recordWaiting('due-waiting');
    today = '2026-03-01';
    await instance().recordAllDue();
    expect(await fallen('due-waiting')).toEqual([['2026-03-01', 'lapsed']]);
  });

  it('is_not_recorded_for_a_pending_claim_whose_condition_was_met_with_the_same_answer', async () => {
    await recordWaiting('due-met');
    await pipeline.record('due-met', [
      { type: 'ConditionMet', occurred: '2026-01-10', title: 'met', sources: source, data: { condition: 'approval' } },
    ]);
    today = '2026-03-01';
    await instance().recordAllDue();
    expect(await fallen('due-met')).toEqual([]);
  });

  it('is_not_recorded_for_a_renewal_that_would_start_after_the_end_of_the_partnership', async () => {
    today = '2026-01-10';
    await pipeline.record('due-over', [start('2026-01-10', [])]);
    const renewing = { ...hosting('2026-03-01', '2026-03-31'), renewal: { period: 'P1M', notice: 'P40D' } };
    await pipeline.record('due-over', [amended([renewing])]);
    await pipeline.record('due-over', [
      { type: 'PartnershipEnded', occurred: '2026-01-10', title: 'ended', sources: source, data: { reason: 'over' } },
    ]);
    today = '2026-06-01';
    await instance().recordAllDue();
    expect(await fallen('due-over')).toEqual([]);
  });

  it('is_not_recorded_for_deadlines_after_the_end_of_the_agreement', async () => {
    today = '2015-01-10';
    await pipeline.record('due-ended', [start('2015-01-01', [])]);
    await pipeline.record('due-ended', [published([monthly])]);
    today = '2015-12-15';
    await pipeline.record('due-ended', [agreementEnded('2016-02-01')]);
    today = '2018-01-01';
    await instance().recordAllDue();
    // The deadline of January is the last one that leads to a day in force.
    expect(await fallen('due-ended')).toEqual([
      ['2016-01-01', 'renewed'],
      ['2016-02-01', 'lapsed'],
    ]);
  });

  it('is_not_recorded_for_deadlines_once_an_end_or_a_later_value_has_started', async () => {
    for (const [partnership, effect] of [
      ['due-end', { effect: 'end', kind: 'api-hosting', scope: 'all', from: '2015-01-20' }],
      ['due-set', hosting('2015-01-20')],
      ['due-condition', { ...monthly, untilCondition: 'q', from: '2015-01-02' }],
    ] as const) {
      today = '2015-01-10';
      await pipeline.record(partnership, [start('2015-01-01', [])]);
      await pipeline.record(partnership, [published([monthly])]);
      await pipeline.record(partnership, [
        { ...amended([effect]), occurred: '2015-01-10' },
        { type: 'ConditionMet', occurred: '2015-01-10', title: 'met', sources: source, data: { condition: 'q' } },
      ]);
      today = '2016-12-31';
      await instance().recordAllDue();
      expect((await fallen(partnership)).filter(([, type]) => type === 'renewed')).toEqual([]);
    }
  });

  it('is_not_recorded_for_deadlines_after_a_timely_notice', async () => {
    await recordFourWeekly('due-noticed', { on: '2026-08-20' });
    today = '2026-12-01';
    await instance().recordAllDue();
    expect(await fallen('due-noticed')).toEqual([['2026-10-01', 'lapsed']]);
  });

  it('is_recorded_for_deadlines_as_long_as_the_end_of_the_term_is_only_possible', async () => {
    await recordFourWeekly('due-perhaps-noticed', { on: '[2026-08-20..2026-10-20]' });
    today = '2026-12-01';
    await instance().recordAllDue();
    expect((await fallen('due-perhaps-noticed')).filter(([, type]) => type === 'renewed')).toEqual([
      ['2026-09-17', 'renewed'],
      ['2026-10-15', 'renewed'],
    ]);
  });

  it('is_not_recorded_for_a_latest_start_after_the_end_of_the_agreement', async () => {
    today = '2026-01-10';
    await pipeline.record('due-by', [start('2026-01-10', [])]);
    await pipeline.record('due-by', [
      published([{ ...hosting('2026-01-10'), fromCondition: 'approval', by: '2026-06-30' }]),
    ]);
    await pipeline.record('due-by', [agreementEnded('2026-05-01')]);
    today = '2026-12-01';
    await instance().recordAllDue();
    expect(await fallen('due-by')).toEqual([]);
  });

  it('is_recorded_once_if_recording_an_earlier_day_adds_it', async () => {
    for (const [partnership, on, expected] of [
      ['due-after-notice', '2026-10-05', ['2026-09-17', '2026-10-29']],
      ['due-after-perhaps', '2026-09', ['2026-09-17', '2026-10-01', '2026-10-29']],
      ['due-after-any', '[2026-08-20..2026-10-20]', ['2026-09-17', '2026-10-01', '2026-10-15', '2026-11-26']],
    ] as const) {
      await recordFourWeekly(partnership, { on });
      today = '2026-12-01';
      await instance().recordAllDue();
      expect((await fallen(partnership)).map(([day]) => day!)).toEqual(expected);
    }
  });

  it('is_recorded_for_every_missed_deadline_in_order', async () => {
    today = '2015-01-10';
    await pipeline.record('due-long', [start('2015-01-01', [])]);
    await pipeline.record('due-long', [published([monthly])]);
    today = '2016-04-10';
    await instance().recordAllDue();
    expect((await fallen('due-long')).map(([day]) => day)).toEqual([
      '2016-01-01',
      '2016-02-01',
      '2016-03-01',
      '2016-04-01',
    ]);
  });

  it('is_not_recorded_for_terms_that_had_ended_before_their_import', async () => {
    today = new Date().toISOString().slice(0, 10);
    await pipeline.record('due-imported', [start('2019-01-01', [hosting('2019-01-01', '2020-12-31')])], {
      recordedAt: '2019-01-01T12:00:00.000Z',
    });
    await instance().recordAllDue();
    expect(await fallen('due-imported')).toEqual([]);
  });
});
