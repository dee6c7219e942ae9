import { randomUUID } from 'node:crypto';
import { encodeDecision, NO_HEAD, UNDERSTOOD_SCHEMA_VERSION } from '#contracts';
import { InMemoryLog, type PartitionRange } from '#event-log';
import { PartitionApplier, ProgressMoved, readAllProgress, readHalts, type Halt, type Projection } from '#ledger';
import { type Database } from '#postgres';
import { projections } from '#read-models';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { agreed, set, started } from './support/events';
import { caughtUp, commandOf, openTestDatabase, startPipeline } from './support/pipeline';
import { loud } from './support/projecting';
import { decisionOn, firstDecision, headOf, idsByPartition, write } from './support/written';

/** A log whose first records can be deleted, as retention would. */
class CutLog extends InMemoryLog {
  begin = 0;
  override rangeOf(partition: number): PartitionRange {
    return { ...super.rangeOf(partition), begin: this.begin };
  }
}

describe('the ledger and its log', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let log: CutLog;
  let ids: string[];
  const resumed: number[] = [];
  beforeEach(async () => {
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url);
    log = new CutLog();
    ids = idsByPartition(log);
    resumed.length = 0;
  });
  afterEach(async () => {
    await log.close();
    await database.close();
    await fresh.drop();
  });

  /** A projector in the state of a new process. */
  const project = (of: InMemoryLog = log, all: readonly Projection[] = projections()) =>
    of.read(
      new PartitionApplier(of, database, all, {
        applied: () => undefined,
        halted: () => undefined,
        resumed: (partition) => resumed.push(partition),
        trouble: () => undefined,
      }),
      { group: 'projector' },
    );
  const versions = async (): Promise<Record<string, number>> => {
    const { rows } = await database.pool.query<{ id: string; version: number }>('SELECT id, version FROM partnership');
    return Object.fromEntries(rows.map(({ id, version }) => [id, version]));
  };
  const haltsOf = async (partition: number): Promise<Halt[]> =>
    (await readHalts(database.pool)).filter((halt) => halt.partition === partition);
  const untilHalted = (partition: number, words: RegExp) =>
    until(`partition ${partition} halts: ${words}`, async () =>
      (await haltsOf(partition)).some(({ error }) => words.test(error)),
    );
  const untilFree = (partition: number) =>
    until(`partition ${partition} is free`, async () => (await haltsOf(partition)).length === 0);
  const projectOnce = async (): Promise<void> => {
    const subscription = project();
    await caughtUp(log, database);
    await subscription.stop();
  };

  describe('a projector that starts', () => {
    it('refuses_another_log_and_continues_with_the_right_one_even_in_empty_partitions', async () => {
      write(log, firstDecision(ids[1]!, [started()]));
      await projectOnce();
      const other = new InMemoryLog();
      const stranger = project(other);
      for (const partition of [0, 1, 2]) await untilHalted(partition, /topic holds log/);
      await stranger.stop();
      await other.close();

      const right = project();
      for (const partition of [0, 1, 2]) await untilFree(partition);
      await right.stop();
    });

    it('refuses_a_log_whose_beginning_was_deleted', async () => {
      write(log, firstDecision(ids[1]!, [started()]));
      await projectOnce();
      log.begin = 1;
      const subscription = project();
      await untilHalted(1, /begins at offset 1 instead of 0/);
      log.begin = 0;
      await untilFree(1);
      await subscription.stop();
    });

    it('refuses_a_log_that_lost_its_tail_until_the_tail_is_back', async () => {
      const first = firstDecision(ids[1]!, [started()]);
      write(log, first);
      write(log, decisionOn(headOf(first), ids[1]!, [agreed()]));
      await projectOnce();
      const [lost] = log.records[1]!.splice(1, 1);
      const subscription = project();
      await untilHalted(1, /its tail was lost/);
      expect((await readAllProgress(database.pool))[1]).toMatchObject({ nextOffset: 2 });
      log.records[1]!.push(lost!);
      await untilFree(1);
      expect(await versions()).toEqual({ [ids[1]!]: 2 });
      await subscription.stop();
    });

    it('refuses_a_log_whose_last_applied_record_was_replaced', async () => {
      write(log, firstDecision(ids[1]!, [started()]));
      await projectOnce();
      const [applied] = log.records[1]!;
      log.records[1]![0] = { ...applied!, value: encodeDecision(firstDecision(ids[1]!, [started()])) };
      const subscription = project();
      await untilHalted(1, /not the one that was applied last/);
      log.records[1]![0] = applied!;
      await untilFree(1);
      await subscription.stop();
    });
  });

  describe('a projector whose projection throws', () => {
    const throwing = { at: null as string | null };
    const fragile: Projection = {
      async project(_tx, decisions) {
        if (decisions.some(({ decision }) => decision.commandId === throwing.at)) throw new Error('a fault of our own');
        return { writes: () => [] };
      },
    };

    it('halts_only_the_partition_of_that_record_and_resumes_by_itself', async () => {
      const good = firstDecision(ids[1]!, [started()]);
      const poison = decisionOn(headOf(good), ids[1]!, [agreed()]);
      const after = decisionOn(headOf(poison), ids[1]!, [agreed()]);
      throwing.at = poison.commandId;
      for (const decision of [good, poison, after, firstDecision(ids[2]!, [started()])]) write(log, decision);
      const subscription = project(log, [...projections(), fragile]);
      await untilHalted(1, /a fault of our own/);
      await until('the other partition continues', async () => (await versions())[ids[2]!] === 1);
      expect(await versions()).toMatchObject({ [ids[1]!]: 1 });
      const [halt] = await readHalts(database.pool);
      expect(halt).toMatchObject({ partition: 1, offset: 1 });
      expect(JSON.parse(halt!.record!)).toMatchObject({ commandId: poison.commandId });

      throwing.at = null;
      await untilFree(1);
      await caughtUp(log, database);
      expect(await versions()).toMatchObject({ [ids[1]!]: 3 });
      expect(resumed).toEqual([1]);
      await subscription.stop();
    });

    it('has_commands_for_that_partition_refused_until_a_corrected_process_has_started', async () => {
      const good = firstDecision(ids[1]!, [started()]);
      const poison = decisionOn(headOf(good), ids[1]!, [agreed()]);
      throwing.at = poison.commandId;
      write(log, good);
      write(log, poison);
      const broken = await startPipeline({ log, url: fresh.url, projections: [...projections(), fragile] });
      await untilHalted(1, /a fault of our own/);
      expect(await broken.record(ids[1]!, [agreed()])).toEqual({ outcome: 'partition-halted', partition: 1 });
      expect(await broken.record(ids[2]!, [started()])).toMatchObject({ outcome: 'recorded' });
      await broken.close();

      const mended = await startPipeline({ log, url: fresh.url });
      await caughtUp(log, database);
      await untilFree(1);
      expect(await mended.record(ids[1]!, [agreed()])).toMatchObject({ outcome: 'recorded', decision: { version: 3 } });
      await mended.close();
    });

    it('keeps_a_partition_halted_until_it_has_passed_the_record', async () => {
      const good = firstDecision(ids[1]!, [started()]);
      const poison = decisionOn(headOf(good), ids[1]!, [agreed()]);
      throwing.at = poison.commandId;
      write(log, good);
      write(log, poison);
      const applier = new PartitionApplier(log, database, [fragile], {
        applied: () => undefined,
        halted: () => undefined,
        resumed: (partition) => resumed.push(partition),
        trouble: () => undefined,
      });
      await applier.assigned(1, log.rangeOf(1));
      await expect(applier.batch(1, log.records[1]!, { end: 2 })).rejects.toThrow('a fault of our own');
      const next = await applier.assigned(1, log.rangeOf(1));
      await applier.batch(1, log.records[1]!.slice(next, 1), { end: 2 });
      expect(await haltsOf(1)).toHaveLength(1);
      expect(resumed).toEqual([]);
    });
  });

  describe('a projector that reads invalid records', () => {
    const voids = async () => {
      const { rows } = await database.pool.query<{ partition: number; offset: number; reason: string }>(
        'SELECT partition, "offset", reason, detail, partnership_id, command_id, record FROM void_decision ORDER BY 1, 2',
      );
      return rows;
    };

    it('stores_each_as_a_void_decision_with_its_reason_and_continues', async () => {
      const id = ids[1]!;
      const good = firstDecision(id, [started()]);
      const next = decisionOn(headOf(good), id, [agreed()]);
      const nul = encodeDecision({ ...next, actor: 'a' })
        .toString()
        .replace('"actor":"a"', '"actor":"\\u0000"');
      const surrogate = nul.replace('\\u0000', '\\ud800');
      log.write(1, id, Buffer.from('not json'));
      log.write(1, id, null);
      log.write(1, id, Buffer.from([0xff, 0xfe]));
      log.write(1, id, Buffer.from(nul));
      log.write(1, id, Buffer.from(surrogate));
      log.write(1, id, Buffer.from(encodeDecision(good).toString().replace('{', '{"extra":true,')));
      write(log, good);
      log.write(1, ids[2]!, encodeDecision(next));
      log.write(2, id, encodeDecision(next));
      log.write(1, null, encodeDecision(next));
      write(log, good);
      write(log, { ...good, events: next.events, fingerprint: next.fingerprint, expectedHead: headOf(good) });
      write(log, { ...next, commandId: randomUUID(), expectedHead: { version: 1, eventId: randomUUID() } });
      write(log, { ...next, commandId: randomUUID(), expectedHead: NO_HEAD });
      write(log, next);
      await projectOnce();
      expect((await voids()).map(({ partition, offset, reason }) => `${partition}/${offset} ${reason}`)).toEqual([
        '1/0 undecodable',
        '1/1 undecodable',
        '1/2 undecodable',
        '1/3 undecodable',
        '1/4 undecodable',
        '1/5 undecodable',
        '1/7 misplaced',
        '1/8 misplaced',
        '1/9 duplicate',
        '1/10 key-reused',
        '1/11 stale',
        '1/12 stale',
        '2/0 misplaced',
      ]);
      expect(await versions()).toEqual({ [id]: 2 });
      expect(await readHalts(database.pool)).toEqual([]);
    });

    it('halts_at_a_newer_schema_version_after_it_has_applied_the_earlier_records', async () => {
      const good = firstDecision(ids[1]!, [started()]);
      const newer = decisionOn(headOf(good), ids[1]!, [agreed()]);
      write(log, good);
      log.write(
        1,
        ids[1]!,
        Buffer.from(JSON.stringify({ ...newer, schemaVersion: UNDERSTOOD_SCHEMA_VERSION + 1, something: 'new' })),
      );
      write(log, newer);
      write(log, firstDecision(ids[2]!, [started()]));
      const subscription = project();
      await untilHalted(1, new RegExp(`schemaVersion ${UNDERSTOOD_SCHEMA_VERSION + 1}`));
      await until('the other partitions continue', async () => (await versions())[ids[2]!] === 1);
      await until('the records before it are applied', async () => (await versions())[ids[1]!] === 1);
      expect(await haltsOf(1)).toMatchObject([{ offset: 1 }]);
      expect(await voids()).toEqual([]);
      await subscription.stop();
    });

    it('rules_a_redelivered_batch_only_once', async () => {
      const good = firstDecision(ids[1]!, [started()]);
      const stale = { ...good, commandId: randomUUID() };
      write(log, good);
      write(log, stale);
      const applier = await applierOf(1);
      await applier.batch(1, log.records[1]!, { end: 2 });
      await applier.batch(1, log.records[1]!, { end: 2 });
      const next = decisionOn(headOf(good), ids[1]!, [agreed([set('a')])]);
      write(log, next);
      await applier.batch(1, log.records[1]!, { end: 3 });
      expect((await voids()).map(({ offset, reason }) => `${offset} ${reason}`)).toEqual(['1 stale']);
      expect(await versions()).toEqual({ [ids[1]!]: 2 });
    });

    it('recognises_a_repeated_command_whatever_its_expected_head_and_its_age', async () => {
      const first = firstDecision(ids[1]!, [started()]);
      const second = decisionOn(headOf(first), ids[1]!, [agreed([set('a')])]);
      const again = { ...first, expectedHead: headOf(second) };
      const reused = { ...decisionOn(headOf(second), ids[1]!, [agreed()]), commandId: first.commandId };
      for (const decision of [first, second, again, reused, first]) write(log, decision);
      const applier = await applierOf(1);
      for (const record of log.records[1]!) await applier.batch(1, [record], { end: 5 });
      expect((await voids()).map(({ offset, reason }) => `${offset} ${reason}`)).toEqual([
        '2 duplicate',
        '3 key-reused',
        '4 duplicate',
      ]);
      expect(await versions()).toEqual({ [ids[1]!]: 2 });
    });

    it('discards_its_state_if_another_projector_has_advanced_the_partition', async () => {
      const first = firstDecision(ids[1]!, [started()]);
      const second = decisionOn(headOf(first), ids[1]!, [agreed([set('a')])]);
      const third = decisionOn(headOf(second), ids[1]!, [agreed([set('b')])]);
      for (const decision of [first, second, third]) write(log, decision);
      const records = log.records[1]!;
      const [one, other] = [await applierOf(1), await applierOf(1)];
      await one.batch(1, records.slice(0, 1), { end: 3 });
      await expect(other.batch(1, records.slice(0, 2), { end: 3 })).rejects.toBeInstanceOf(ProgressMoved);
      await other.assigned(1, log.rangeOf(1));
      await other.batch(1, records.slice(0, 2), { end: 3 });
      await expect(one.batch(1, records.slice(1), { end: 3 })).rejects.toBeInstanceOf(ProgressMoved);
      await one.assigned(1, log.rangeOf(1));
      await one.batch(1, records.slice(1), { end: 3 });
      expect(await voids()).toEqual([]);
      expect(await versions()).toEqual({ [ids[1]!]: 3 });
    });

    it('refuses_a_batch_once_after_other_tables_have_replaced_its_own', async () => {
      const first = firstDecision(ids[1]!, [started()]);
      const second = decisionOn(headOf(first), ids[1]!, [agreed([set('a')])]);
      for (const decision of [first, second]) write(log, decision);
      const records = log.records[1]!;
      const applier = await applierOf(1);
      await applier.batch(1, records.slice(0, 1), { end: 2 });
      // Another table of the same name with the same rows, as after a rebuild.
      await database.pool.query(
        'ALTER TABLE partition_progress RENAME TO former; CREATE TABLE partition_progress (LIKE former INCLUDING ALL); INSERT INTO partition_progress SELECT * FROM former',
      );
      await expect(applier.batch(1, records.slice(1), { end: 2 })).rejects.toBeInstanceOf(ProgressMoved);
      expect(await versions()).toEqual({ [ids[1]!]: 1 });
      await applier.batch(1, records.slice(1), { end: 2 });
      expect(await versions()).toEqual({ [ids[1]!]: 2 });
    });

    async function applierOf(partition: number): Promise<PartitionApplier> {
      const applier = new PartitionApplier(log, database, projections(), loud);
      await applier.assigned(partition, log.rangeOf(partition));
      return applier;
    }
  });

  it('reports_why_the_decision_of_a_command_is_void', async () => {
    const pipeline = await startPipeline({ log, url: fresh.url });
    await pipeline.record(ids[1]!, [started()]);
    const command = commandOf(ids[1]!, [agreed()]);
    write(log, firstDecision(ids[1]!, [agreed()], { commandId: command.commandId }));
    await pipeline.caughtUp();
    expect(await pipeline.recorder.statusOf(ids[1]!, command.commandId)).toMatchObject({
      status: 'void',
      attempts: [{ reason: 'stale' }],
    });
    expect(await pipeline.recorder.statusOf(ids[1]!, randomUUID())).toEqual({ status: 'unseen' });
    await pipeline.close();
  });
});
