import { InMemoryLog } from '#event-log';
import { measurePool, UNHURRIED, type Database } from '#postgres';
import { measureRecorder, measureRecorderLoad, type Recorder } from '#recording';
import { watchLogBacklog } from '#ledger';
import { createLogger, Metrics, ReadinessChecks, type BacklogWatch } from '#observability';
import { Projector } from '#projector';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { started } from './support/events';
import { commandOf, openTestDatabase, startRecorder } from './support/pipeline';

const logger = createLogger({ name: 'test', level: 'silent' });

let fresh: FreshDatabase;
let database: Database;
let log: InMemoryLog;
const running: Member[] = [];
let recorder: Recorder | null;

/** A projector with the metrics and checks of its own process. */
class Member {
  readonly metrics = new Metrics();
  readonly backlog: BacklogWatch;
  readonly projector: Projector;
  readonly readiness: ReadinessChecks;

  constructor() {
    this.backlog = watchLogBacklog({ log, db: database.pool, onTrouble: () => undefined });
    const parts = { log, database, logger, metrics: this.metrics, backlog: this.backlog };
    this.projector = Projector.start(parts);
    this.readiness = new ReadinessChecks({ rememberMs: 0 });
    this.projector.report(this.readiness);
    running.push(this);
  }

  /** The values of a metric by partition. */
  async byPartition(name: string): Promise<Map<number, number>> {
    await this.backlog.poll();
    const lines = (await this.metrics.registry.metrics()).matchAll(
      new RegExp(`^${name}\\{partition="(\\d+)"\\} (\\d+)`, 'gm'),
    );
    return new Map([...lines].map(([, partition, value]) => [Number(partition), Number(value)]));
  }

  async check(name: string) {
    const { checks } = await this.readiness.report();
    return checks.find(({ check }) => check === name)!;
  }
}

beforeEach(async () => {
  log = new InMemoryLog();
  fresh = await freshDatabase();
  database = await openTestDatabase(fresh.url, { deadlines: { ...UNHURRIED, connectMs: 6_000 } });
  recorder = null;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ projector }) => projector.stop()));
  await recorder?.close();
  await database.close();
  await fresh.drop();
});

const all = Array.from({ length: 12 }, (_, partition) => partition);
const ofAnotherRelease = Buffer.from('{"schemaVersion":99}');

describe('the lag of a projector', () => {
  test('is_reported_for_each_assigned_partition_even_without_records', async () => {
    const member = new Member();
    await member.projector.settled;
    await until(
      'the genesis is projected',
      async () => (await member.byPartition('projector_lag_records')).get(0) === 0,
    );
    expect([...(await member.byPartition('projector_lag_records')).keys()]).toEqual(all);
    expect(await member.check('progress')).toMatchObject({
      state: 'ok',
      detail: '12 partitions assigned; nothing waits.',
    });
  });

  test('rises_while_no_record_is_applied', async () => {
    const member = new Member();
    await member.projector.settled;
    const holder = await database.pool.connect();
    await holder.query('BEGIN; SELECT * FROM partition_progress FOR UPDATE');
    for (const partition of all) log.write(partition, 'x', Buffer.from('not a decision'));
    expect([...(await member.byPartition('projector_lag_records')).values()].every((lag) => lag >= 1)).toBe(true);
    await holder.query('ROLLBACK');
    holder.release();
    await until('it is caught up', async () =>
      [...(await member.byPartition('projector_lag_records')).values()].every((lag) => lag === 0),
    );
    await until('the void decisions are counted', async () =>
      (await member.metrics.registry.metrics()).includes('projector_void_decisions_total{reason="undecodable"} 12'),
    );
  });

  test('and_its_halts_are_no_longer_reported_for_partitions_that_another_projector_was_assigned', async () => {
    for (const partition of all) log.write(partition, 'x', ofAnotherRelease);
    const first = new Member();
    await until('all partitions are halted', () => first.projector.standingStill.length === 12);
    expect(await first.check('halts')).toMatchObject({ state: 'degraded' });
    expect([...(await first.byPartition('projector_halted')).values()]).toEqual(all.map(() => 1));

    const second = new Member();
    const haltedShares = (): Promise<Map<number, number>[]> =>
      Promise.all([first, second].map((member) => member.byPartition('projector_halted')));
    await until('each projector has some partitions, and each partition is reported by exactly one', async () => {
      const shares = (await haltedShares()).map((share) => [...share.keys()]);
      const together = shares.flat().toSorted((a, b) => a - b);
      return shares.every((share) => share.length > 0) && String(together) === String(all);
    });
    const [ofFirst] = await haltedShares();
    const lagging = await first.byPartition('projector_lag_records');
    expect([...lagging.keys()]).toEqual([...ofFirst!.keys()].toSorted((a, b) => a - b));
    expect(first.projector.standingStill.every((partition) => ofFirst!.has(partition))).toBe(true);
  });

  test('is_not_reported_while_postgres_does_not_answer', async () => {
    const member = new Member();
    await member.projector.settled;
    await member.backlog.poll();
    const connections = await Promise.all(Array.from({ length: 10 }, () => database.pool.connect()));
    // The measurement waits for a connection until its deadline.
    await member.backlog.poll();
    const text = await member.metrics.registry.metrics();
    expect(text).toContain('projector_lag_known 0');
    expect(text).not.toMatch(/^projector_lag_records\{/m);
    for (const connection of connections) connection.release();
  });
});

describe('the command side', () => {
  test('reports_appends_rulings_answers_and_waits_for_postgres', async () => {
    const metrics = new Metrics();
    measurePool(metrics, database.pool);
    recorder = await startRecorder({
      log,
      database,
      onTrouble: () => undefined,
      answerWithinMs: 2_000,
      reports: measureRecorder(metrics),
    });
    measureRecorderLoad(metrics, recorder);
    const unruled = recorder.record(commandOf('nobody-projects-this', [started()]));
    const text = () => metrics.registry.metrics();
    await until('the command is in flight', async () =>
      (await text()).includes('commands_under_way{state="in-flight"} 1'),
    );
    expect(await text()).toMatch(/^command_oldest_seconds 0\.\d*[1-9]|^command_oldest_seconds 1\./m);
    expect(await unruled).toEqual({ outcome: 'unruled' });
    // The answer and the wait for the ruling have separate timers: without this wait, a quick projector would rule in between.
    await until('the wait for its ruling has ended', async () =>
      (await text()).includes('command_rulings_total{ruling="none"} 1'),
    );

    const member = new Member();
    await member.projector.settled;
    expect(await recorder.record(commandOf('recorded', [started()]))).toMatchObject({ outcome: 'recorded' });
    const exposed = await text();
    for (const line of [
      'command_appends_total{outcome="appended"} 2',
      'command_append_seconds_count 2',
      'command_rulings_total{ruling="none"} 1',
      'command_rulings_total{ruling="effective"} 1',
      'command_ruling_wait_seconds_count 2',
      'command_answers_total{outcome="unruled"} 1',
      'command_answers_total{outcome="recorded"} 1',
      'commands_under_way{state="in-flight"} 0',
      'postgres_pool_size 10',
      'postgres_pool_waiting 0',
    ])
      expect(exposed).toContain(`${line}\n`);
    expect(exposed).toMatch(/^postgres_pool_wait_seconds_count [1-9]/m);
  });
});
