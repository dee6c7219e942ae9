import { randomUUID } from 'node:crypto';
import { NO_HEAD, type Decision } from '#contracts';
import { InMemoryLog } from '#event-log';
import type { Projection, StoredDecision } from '#ledger';
import type { RecordOutcome } from '#recording';
import { projections } from '#read-models';
import { until } from '#testing';
import { agreed, set, started } from './support/events';
import { commandOf, startPipeline, type Pipeline } from './support/pipeline';
import { decisionOn, firstDecision, headOf, idsByPartition, write } from './support/written';

const DAY_MS = 86_400_000;

describe('recording commands', () => {
  let pipeline: Pipeline;
  let log: InMemoryLog;
  let now = new Date('2026-01-10T12:00:00.000Z');
  beforeEach(async () => {
    now = new Date('2026-01-10T12:00:00.000Z');
    log = new InMemoryLog();
    pipeline = await startPipeline({ log, now: () => now });
  });
  afterEach(async () => {
    await pipeline.close();
    await log.close();
  });

  const recorded = (outcome: RecordOutcome): StoredDecision => {
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
    return outcome.decision;
  };
  const reasonsOfVoids = async (of: Pipeline): Promise<string[]> => {
    await of.caughtUp();
    const { rows } = await of.database.pool.query<{ reason: string }>('SELECT reason FROM void_decision');
    return rows.map(({ reason }) => reason);
  };
  const voids = () => reasonsOfVoids(pipeline);

  describe('many at once', () => {
    it('queues_hundreds_of_commands_for_one_partnership_without_a_void_decision', async () => {
      const first = pipeline.record('p', [started()]);
      const rest = Array.from({ length: 700 }, () => pipeline.record('p', [agreed([set('a')])]));
      const outcomes = (await Promise.all([first, ...rest])).map(recorded);
      expect(outcomes.map(({ version }) => version)).toEqual(outcomes.map((_, index) => index + 1));
      expect(await voids()).toEqual([]);
      expect(log.partition(log.partitionOf('p')).filter(({ key }) => key === 'p')).toHaveLength(701);
    });

    it('lets_commands_correct_events_of_earlier_commands_in_flight', async () => {
      const id = randomUUID();
      const act = randomUUID();
      const outcomes = await Promise.all([
        pipeline.record('p', [started()]),
        pipeline.record('p', [agreed([set('a')], { id })]),
        pipeline.record('p', [
          { id: act, type: 'EventCorrected', data: { target: id, replacement: agreed([set('b')]), reason: 'a slip' } },
        ]),
        pipeline.record('p', [{ type: 'EventRetracted', data: { target: act, reason: 'it was right' } }]),
        pipeline.record('p', [{ type: 'EventRetracted', data: { target: randomUUID(), reason: 'of nothing' } }]),
      ]);
      expect(
        outcomes
          .slice(0, 4)
          .map(recorded)
          .map(({ version }) => version),
      ).toEqual([1, 2, 3, 4]);
      expect(outcomes[4]).toMatchObject({ outcome: 'refused', refusals: [{ code: 'event-unknown' }] });
      expect(await voids()).toEqual([]);
    });

    it('decides_again_if_another_writer_was_faster', async () => {
      recorded(await pipeline.record('p', [started()]));
      const [head] = log.partition(log.partitionOf('p')).filter(({ key }) => key === 'p');
      const others = decisionOn(headOf(JSON.parse(String(head!.value)) as Decision), 'p', [agreed()]);
      // The recorder calls it after it has decided on the loaded state and before it appends: another writer appends first, once.
      let written = false;
      const accepts = (): boolean => {
        if (!written) write(log, others);
        return (written = true);
      };
      const commands = [1, 2, 3].map(() => ({ ...commandOf('p', [agreed()]), accepts }));
      const outcomes = await Promise.all(commands.map((command) => pipeline.recorder.record(command)));
      expect(outcomes.map(recorded).map(({ version }) => version)).toEqual([3, 4, 5]);
      expect(await voids()).toContain('stale');
    });
  });

  describe('a projector in the same process', () => {
    it('hands_over_committed_decisions_exactly_as_the_database_returns_them', async () => {
      const handed: StoredDecision[] = [];
      const near = await startPipeline({
        log: new InMemoryLog(),
        onCommitted: (_, decisions) => void handed.push(...decisions()),
      });
      const target = randomUUID();
      const replacement = agreed([set('b')]);
      const commands = [
        commandOf('p', [started()], { recordedAt: '2025-03-04T05:06:07.000Z' }),
        commandOf('p', [agreed([set('a')], { id: target }), agreed([set('a', { kind: 'exclusivity' })])]),
        commandOf('p', [{ type: 'EventCorrected', data: { target, replacement, reason: 'a slip' } }]),
        commandOf('q', [started()]),
      ];
      for (const command of commands) {
        recorded(await near.recorder.record(command));
        const isIt = ({ commandId }: StoredDecision) => commandId === command.commandId;
        await until('it is handed over', () => handed.some(isIt));
        const stored = await near.recorder.statusOf(command.partnershipId, command.commandId);
        expect(JSON.stringify({ status: 'effective', decision: handed.find(isIt) })).toBe(JSON.stringify(stored));
      }
      await near.close();
    });
  });

  describe('beside a projector in the same process', () => {
    let near: Pipeline;
    let nearLog: InMemoryLog;
    let failing = false;
    let committedIds: string[] = [];
    const [timelines] = projections() as [Projection];
    const onlyFailing: Projection = {
      forget: (partition) => timelines.forget?.(partition),
      project(tx, decisions) {
        if (failing) throw new Error('a fault of ours');
        return timelines.project(tx, decisions);
      },
    };
    beforeEach(async () => {
      failing = false;
      committedIds = [];
      nearLog = new InMemoryLog();
      near = await startPipeline({
        log: nearLog,
        projections: [onlyFailing],
        // The database does not announce commits, so it cannot be faster than the projector.
        announces: false,
        answerWithinMs: 6_000,
        onCommitted: (_, decisions) => void committedIds.push(...decisions().map(({ commandId }) => commandId)),
      });
      for (const events of [[started()], [agreed([set('a')])]]) recorded(await near.record('p', events));
    });
    afterEach(async () => {
      await near.close();
      await nearLog.close();
    });
    const head = () => headOf(JSON.parse(String(recordsOf().at(-1)!.value)) as Decision);
    const recordsOf = () => nearLog.partition(nearLog.partitionOf('p')).filter(({ key }) => key === 'p');
    it('answers_forty_concurrent_commands_in_order_of_arrival_without_a_void_decision', async () => {
      const outcomes = await Promise.all(Array.from({ length: 40 }, () => near.record('p', [agreed([set('b')])])));
      expect(outcomes.map(recorded).map(({ version }) => version)).toEqual(outcomes.map((_, index) => index + 3));
      expect(await reasonsOfVoids(near)).toEqual([]);
    });

    it('refuses_only_on_the_basis_of_stored_decisions', async () => {
      expect(await near.record('p', [started()])).toMatchObject({
        outcome: 'refused',
        refusals: [{ code: 'partnership-already-started' }],
      });
    });

    it('decides_on_the_basis_of_decisions_of_other_writers', async () => {
      const others = decisionOn(head(), 'p', [agreed()]);
      write(nearLog, others);
      await until('it is handed over', () => committedIds.includes(others.commandId));
      expect(recorded(await near.record('p', [agreed()])).version).toBe(4);
      expect(await reasonsOfVoids(near)).toEqual([]);
    });

    it('decides_again_on_stored_decisions_if_it_missed_one_of_another_writer', async () => {
      const others = decisionOn(head(), 'p', [agreed()]);
      // When the recorder appends, it has decided already; the other decision is written first.
      const writing = jest.spyOn(nearLog, 'write').mockImplementationOnce((...record) => {
        write(nearLog, others);
        return nearLog.write(...record);
      });
      const first = recorded(await near.record('p', [agreed()]));
      writing.mockRestore();
      const second = recorded(await near.record('p', [agreed()]));
      expect([first.version, second.version]).toEqual([4, 5]);
      expect(await reasonsOfVoids(near)).toEqual(['stale']);
    });

    it('answers_commands_for_a_halted_partition_with_partition_halted', async () => {
      failing = true;
      expect(await near.record('p', [agreed()])).toEqual({ outcome: 'unruled' });
      expect(await near.record('p', [agreed()])).toMatchObject({ outcome: 'partition-halted' });
      failing = false;
      // The command side learns of the resumption only after the tables have the record.
      const outcomes: RecordOutcome[] = [];
      await until('the partition resumes', async () => {
        outcomes.push(await near.record('p', [agreed()]));
        return outcomes.at(-1)!.outcome === 'recorded';
      });
      expect(recorded(outcomes.at(-1)!).version).toBe(4);
    });

    it('learns_of_a_halt_that_another_partnership_caused', async () => {
      const inSamePartition = idsByPartition(nearLog)[nearLog.partitionOf('p')]!;
      failing = true;
      write(nearLog, firstDecision(inSamePartition, [started()]));
      await until('the partition is halted', () => near.trouble.some((line) => line.startsWith('halted')));
      expect(await near.record('p', [agreed()])).toMatchObject({ outcome: 'partition-halted' });
    });
  });

  describe('a repeated command', () => {
    it('gets_the_first_answer_despite_If_Match_and_while_the_first_is_in_flight', async () => {
      recorded(await pipeline.record('p', [started()]));
      const command = commandOf('p', [agreed([set('a')], { id: randomUUID() })]);
      const [first, second] = await Promise.all([pipeline.recorder.record(command), pipeline.recorder.record(command)]);
      expect(recorded(second)).toEqual(recorded(first));
      recorded(await pipeline.record('p', [agreed()]));
      const third = await pipeline.recorder.record({ ...command, accepts: () => false });
      expect(third).toEqual({ outcome: 'recorded', decision: recorded(first), repeated: true });
      expect(await voids()).toEqual([]);
    });

    it('waits_for_the_first_even_if_each_request_was_given_its_own_event_ids', async () => {
      recorded(await pipeline.record('p', [started()]));
      const commandId = randomUUID();
      const outcomes = await Promise.all([1, 2, 3].map(() => pipeline.record('p', [agreed()], { commandId })));
      const decisions = outcomes.map(recorded);
      expect(decisions).toEqual([decisions[0], decisions[0], decisions[0]]);
      expect(await voids()).toEqual([]);
    });

    it('is_refused_if_its_events_differ', async () => {
      recorded(await pipeline.record('p', [started()]));
      const commandId = randomUUID();
      recorded(await pipeline.record('p', [agreed()], { commandId }));
      expect(await pipeline.record('p', [agreed([set('b')])], { commandId })).toEqual({ outcome: 'key-reused' });
      expect(recorded(await pipeline.record('q', [started()], { commandId })).version).toBe(1);
    });

    it('finds_the_decision_that_was_recorded_after_an_unruled_answer', async () => {
      const impatient = await startPipeline({ log, url: pipeline.database.directUrl, answerWithinMs: 500 });
      const release = Promise.withResolvers<void>();
      const locking = pipeline.database.transaction('disk', async (tx) => {
        await tx.query('SELECT 1 FROM partition_progress FOR UPDATE');
        await release.promise;
      });
      const command = commandOf('p', [started()]);
      const first = await impatient.recorder.record(command);
      release.resolve();
      await locking;
      await until('it is recorded', async () => {
        const { status } = await pipeline.recorder.statusOf('p', command.commandId);
        return status === 'effective';
      });
      const again = recorded(await pipeline.recorder.record(command));
      expect(first.outcome).toBe('unruled');
      expect(again.version).toBe(1);
      await impatient.close();
    });
  });

  describe('when the database keeps a command waiting', () => {
    let release: PromiseWithResolvers<void>;
    let locking: Promise<void>;
    let impatient: Pipeline;
    beforeEach(async () => {
      recorded(await pipeline.record('p', [started()]));
      impatient = await startPipeline({ log, url: pipeline.database.directUrl, answerWithinMs: 2_000 });
      release = Promise.withResolvers();
      const locked = Promise.withResolvers<void>();
      locking = pipeline.database.transaction('disk', async (tx) => {
        await tx.query('LOCK TABLE partnership');
        locked.resolve();
        await release.promise;
      });
      await locked.promise;
    });
    afterEach(() => impatient.close());

    it('reports_in_time_that_nothing_was_appended_and_appends_nothing_afterwards', async () => {
      const records = () => log.partition(log.partitionOf('p')).filter(({ key }) => key === 'p').length;
      const late = commandOf('p', [agreed()]);
      const outcomes = await Promise.all(
        [late, commandOf('p', [agreed()])].map((each) => impatient.recorder.record(each)),
      );
      expect(outcomes).toEqual([{ outcome: 'not-in-time' }, { outcome: 'not-in-time' }]);
      release.resolve();
      await locking;
      expect(recorded(await impatient.record('p', [agreed()])).version).toBe(2);
      expect(records()).toBe(2);
      expect(recorded(await impatient.recorder.record(late)).version).toBe(3);
    });

    it('starts_the_time_limit_of_an_import_line_when_its_turn_comes', async () => {
      const first = impatient.recorder.record(commandOf('p', [agreed()], { waits: 'from-its-turn' }));
      const others = Array.from({ length: 20 }, () =>
        impatient.recorder.record(commandOf('p', [agreed()], { waits: 'from-its-turn' })),
      );
      expect(await first).toEqual({ outcome: 'not-in-time' });
      release.resolve();
      await locking;
      const outcomes = (await Promise.all(others)).map(({ outcome }) => outcome);
      expect(outcomes).not.toContain('not-in-time');
    });
  });

  describe('refusing', () => {
    it('refuses_event_ids_that_the_same_partnership_already_has', async () => {
      const id = randomUUID();
      recorded(await pipeline.record('p', [started({ id })]));
      recorded(await pipeline.record('q', [started({ id })]));
      expect(await pipeline.record('p', [agreed([], { id })])).toMatchObject({
        outcome: 'refused',
        refusals: [{ code: 'event-id-taken', pointer: '/events/0/id' }],
      });
      const twice = randomUUID();
      expect(await pipeline.record('p', [agreed([], { id: twice }), agreed([], { id: twice })])).toMatchObject({
        refusals: [{ code: 'event-id-taken', pointer: '/events/1/id' }],
      });
    });

    it('compares_If_Match_with_the_head_after_the_commands_in_flight', async () => {
      const at = (version: number) => ({ accepts: (head: number) => head === version });
      const outcomes = await Promise.all([
        pipeline.record('p', [started()], at(0)),
        pipeline.record('p', [agreed()], at(1)),
        pipeline.record('p', [agreed()], at(1)),
        pipeline.record('p', [agreed()], at(2)),
      ]);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded', 'head-differs', 'recorded']);
      expect(outcomes[2]).toEqual({ outcome: 'head-differs', version: 2 });
    });

    it('bases_no_refusal_on_a_decision_that_turns_out_void', async () => {
      await pipeline.subscription.stop();
      const records = () => log.partition(log.partitionOf('p')).filter(({ key }) => key === 'p').length;
      write(log, firstDecision('p', [started(), agreed()]));
      const doomed = pipeline.record('p', [started()]);
      await until('the doomed start is under way', () => records() === 2);
      const second = pipeline.record('p', [agreed()], { accepts: (version) => version === 2 });
      const third = pipeline.record('p', [agreed()], { accepts: (version) => version === 1 });
      const projecting = await startPipeline({ log, url: pipeline.database.directUrl });
      expect(await doomed).toMatchObject({ refusals: [{ code: 'partnership-already-started' }] });
      expect(recorded(await second).version).toBe(3);
      expect(await third).toEqual({ outcome: 'head-differs', version: 3 });
      await projecting.close();
    });

    it('reports_a_decision_that_is_too_large_and_records_the_next_one', async () => {
      const small = await startPipeline({ log: new InMemoryLog({ maxRecordBytes: 3_000 }) });
      recorded(await small.record('p', [started()]));
      const outcomes = await Promise.all([
        small.record('p', [
          agreed([set('a'.repeat(1_900))], { title: 'b'.repeat(400) }),
          agreed([set('a'.repeat(1_900))]),
        ]),
        small.record('p', [agreed()]),
      ]);
      expect(outcomes[0]).toMatchObject({ outcome: 'too-large', limit: 3_000 });
      expect(recorded(outcomes[1]).version).toBe(2);
      await small.close();
    });
  });

  describe('the time of recording', () => {
    const times = async (): Promise<string[]> => {
      const { rows } = await pipeline.database.pool.query<{ recorded_at: Date }>(
        'SELECT recorded_at FROM event ORDER BY version',
      );
      return rows.map(({ recorded_at }) => recorded_at.toISOString());
    };

    it('never_decreases_when_the_clock_jumps_back', async () => {
      recorded(await pipeline.record('p', [started()]));
      now = new Date(now.getTime() - 5 * DAY_MS);
      recorded(await pipeline.record('p', [agreed()]));
      now = new Date(now.getTime() + 6 * DAY_MS);
      recorded(await pipeline.record('p', [agreed()]));
      expect(await times()).toEqual([
        '2026-01-10T12:00:00.000Z',
        '2026-01-10T12:00:00.000Z',
        '2026-01-11T12:00:00.000Z',
      ]);
    });

    it('is_raised_to_that_of_the_previous_event_also_for_records_of_other_writers', async () => {
      recorded(await pipeline.record('p', [started()]));
      const [head] = log.partition(log.partitionOf('p')).filter(({ key }) => key === 'p');
      const others = { recordedAt: '2025-06-01T00:00:00.000Z' };
      write(log, decisionOn(headOf(JSON.parse(String(head!.value)) as Decision), 'p', [agreed()], others));
      await pipeline.caughtUp();
      expect(await times()).toEqual(['2026-01-10T12:00:00.000Z', '2026-01-10T12:00:00.000Z']);
    });

    it('may_not_be_stated_before_that_of_the_head_or_in_the_future', async () => {
      recorded(await pipeline.record('p', [started()], { recordedAt: '2024-01-01T00:00:00.000Z' }));
      const at = (recordedAt: string) => pipeline.record('p', [agreed()], { recordedAt });
      expect(await at('2023-12-31T23:59:59.999Z')).toMatchObject({ refusals: [{ code: 'recorded-at-reversed' }] });
      expect(await at('2026-01-10T12:00:00.001Z')).toMatchObject({ refusals: [{ code: 'recorded-at-future' }] });
      recorded(await at('2024-01-01T00:00:00.000Z'));
      recorded(await at('2026-01-10T12:00:00.000Z'));
      const decisions = log
        .partition(log.partitionOf('p'))
        .filter(({ key }) => key === 'p')
        .map(({ value }) => JSON.parse(String(value)) as Decision);
      expect(decisions.map(({ imported }) => imported)).toEqual([true, true, true]);
      expect(decisions[0]!.expectedHead).toEqual(NO_HEAD);
      expect(await times()).toEqual([
        '2024-01-01T00:00:00.000Z',
        '2024-01-01T00:00:00.000Z',
        '2026-01-10T12:00:00.000Z',
      ]);
    });

    it('is_compared_between_concurrent_commands_that_state_it', async () => {
      recorded(await pipeline.record('p', [started()], { recordedAt: '2024-01-01T00:00:00.000Z' }));
      const outcomes = await Promise.all(
        ['2024-03-01T00:00:00.000Z', '2024-02-01T00:00:00.000Z', '2024-03-01T00:00:00.000Z'].map((recordedAt) =>
          pipeline.record('p', [agreed()], { recordedAt }),
        ),
      );
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['recorded', 'refused', 'recorded']);
    });
  });

  describe('when Postgres closes its connections', () => {
    it('retries_without_losing_or_repeating_a_command_and_without_a_halt', async () => {
      const ids = ['p', 'q', 'r', 's'];
      for (const id of ids) recorded(await pipeline.record(id, [started()]));
      const terminate = (): Promise<unknown> =>
        pipeline.database.pool
          .query(
            'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
          )
          .catch(() => undefined);
      const commands = Array.from({ length: 400 }, (_, n) => commandOf(ids[n % 4]!, [agreed([set('a')])]));
      let failures = 0;
      /** Sends a command until it is recorded, as a client does after an error. */
      const insist = async (command: (typeof commands)[number]): Promise<StoredDecision> => {
        for (;;) {
          const outcome = await pipeline.recorder.record(command).catch(() => null);
          if (outcome?.outcome === 'recorded') return outcome.decision;
          if (outcome !== null && !['unruled', 'contended'].includes(outcome.outcome))
            throw new Error(JSON.stringify(outcome));
          failures += 1;
        }
      };
      let done = 0;
      const all = Promise.all(commands.map((command) => insist(command).finally(() => done++)));
      let cuts = 0;
      for (let at = 0; at < 400; at += 80, cuts++) {
        await until(`${at} commands are done`, () => done >= at);
        await terminate();
      }
      const decisions = await all;
      expect(cuts).toBe(5);
      expect(new Set(decisions.map(({ commandId }) => commandId)).size).toBe(400);
      await pipeline.caughtUp();
      const { rows } = await pipeline.database.pool.query('SELECT id, version FROM partnership ORDER BY id');
      expect(rows).toEqual(ids.map((id) => ({ id, version: 101 })));
      expect((await pipeline.database.pool.query('SELECT * FROM halt')).rows).toEqual([]);
      expect(pipeline.trouble.filter((line) => line.startsWith('halted'))).toEqual([]);
      expect(failures + pipeline.trouble.length).toBeGreaterThan(0);
    });
  });
});
