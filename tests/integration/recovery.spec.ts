import { randomUUID } from 'node:crypto';
import { decodeDecision, encodeDecision, fingerprintOf } from '#contracts';
import { ForeignLog, type EventLog, type LogRecord, type Subscription } from '#event-log';
import { openKafkaLog, type KafkaLog } from '#kafka';
import { PartitionApplier, readAllProgress, readHalts } from '#ledger';
import { type Database } from '#postgres';
import { projections } from '#read-models';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import { Client } from 'pg';
import { agreed, set, started } from './support/events';
import { caughtUp, openTestDatabase, startPipeline } from './support/pipeline';
import { allRows } from './support/projecting';
import { cutBeginning, deleteTopic, recordsOf, writeTopic } from './support/topic-copy';

const brokers = (process.env['TEST_KAFKA_BROKERS'] ?? '').split(',');
const openLog = (topic: string): Promise<KafkaLog> =>
  openKafkaLog({ brokers, topic, clientId: 'recovery', replicationFactor: 1, logger: () => undefined });
/** Ids in several partitions, at least one of them in partition 0. */
const IDS = Array.from({ length: 24 }, (_, n) => `p-${n}`);

let topic: string;
let log: KafkaLog;
let fresh: FreshDatabase;
let database: Database;
let whole: Record<string, string[]>;
const opened: { close(): Promise<void> }[] = [];
const healed: string[] = [];

/** A projector in the state of a new process. */
function project(of: EventLog = log): Subscription {
  const reports = {
    applied: () => undefined,
    halted: () => undefined,
    resumed: () => undefined,
    healed: (partition: number, nextOffset: number) => healed.push(`${partition} at ${nextOffset}`),
    trouble: () => undefined,
  };
  return of.read(new PartitionApplier(of, database, projections(), reports), { group: `p-${randomUUID()}` });
}
async function projectOnce(of: EventLog = log): Promise<void> {
  const subscription = project(of);
  await caughtUp(of, database);
  await until('no partition is halted', async () => (await readHalts(database.pool)).length === 0);
  await subscription.stop();
}
async function open(name: string): Promise<KafkaLog> {
  const other = await openLog(name);
  opened.push(other);
  return other;
}
const untilHalted = (partition: number, words: RegExp) =>
  until(`partition ${partition} halts: ${words}`, async () =>
    (await readHalts(database.pool)).some((halt) => halt.partition === partition && words.test(halt.error)),
  );
const busiest = (): number => log.partitionOf(IDS[1]!);
const sql = (text: string, values: unknown[] = []) => database.pool.query(text, values);

beforeEach(async () => {
  topic = `recovery-${randomUUID()}`;
  healed.length = 0;
  [log, fresh] = await Promise.all([openLog(topic), freshDatabase()]);
  opened.push(log);
  const pipeline = await startPipeline({ log, url: fresh.url });
  await Promise.all(
    IDS.map(async (id) => {
      expect(await pipeline.record(id, [started()])).toMatchObject({ outcome: 'recorded' });
      expect(await pipeline.record(id, [agreed([set('a')])])).toMatchObject({ outcome: 'recorded' });
    }),
  );
  // One partition ends in a void decision.
  await log.appender().append(IDS[2]!, Buffer.from('not a decision'));
  await pipeline.caughtUp();
  await pipeline.subscription.stop();
  await pipeline.recorder.close();
  await pipeline.database.close();
  database = await openTestDatabase(fresh.url);
  whole = await allRows(database);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  await database.close();
  await fresh.drop();
});

describe('progress that was lost', () => {
  const recordMore = async (): Promise<void> => {
    const pipeline = await startPipeline({ log, url: fresh.url });
    for (const id of IDS.slice(0, 5))
      expect(await pipeline.record(id, [agreed()])).toMatchObject({ outcome: 'recorded', decision: { version: 3 } });
    expect(pipeline.trouble.filter((line) => line.startsWith('halted'))).toEqual([]);
    await pipeline.subscription.stop();
    await pipeline.recorder.close();
    await pipeline.database.close();
  };

  test.each([
    ['rows_are_deleted', 'DELETE FROM partition_progress'],
    ['one_row_is_deleted', `DELETE FROM partition_progress WHERE partition = (SELECT partition FROM decision LIMIT 1)`],
    ['rows_are_set_back', 'UPDATE partition_progress SET next_offset = 0, hash_before_last = NULL'],
  ])('is_derived_from_the_read_models_when_its_%s', async (_, loss) => {
    await sql(loss);
    await projectOnce();
    expect(healed.length).toBeGreaterThan(0);
    expect(await allRows(database)).toEqual(whole);
    await recordMore();
  });

  test('is_not_derived_while_rows_are_missing_and_is_derived_once_they_are_back', async () => {
    const partition = busiest();
    await sql(
      'CREATE TABLE removed_decision AS SELECT * FROM decision WHERE partition = $1 ORDER BY "offset" LIMIT 1',
      [partition],
    );
    await sql(
      'DELETE FROM decision d USING removed_decision r WHERE d.partition = r.partition AND d."offset" = r."offset"',
    );
    await sql('DELETE FROM partition_progress');
    const subscription = project();
    await untilHalted(partition, /how far partition \d+ was read.*they tell of/);
    await untilHalted(partition, /Drop the schema "timeline"/);
    await sql('INSERT INTO decision SELECT * FROM removed_decision');
    await caughtUp(log, database);
    await subscription.stop();
    await sql('DROP TABLE removed_decision');
    expect(await allRows(database)).toEqual(whole);
  });

  test('is_not_derived_if_the_log_has_another_record_at_that_place', async () => {
    const partition = busiest();
    const records = await recordsOf(log);
    const last = records[partition]!.pop()!;
    records[partition]!.push(otherwise(last));
    const other = `${topic}-other`;
    await writeTopic(other, records);
    await sql('DELETE FROM partition_progress');
    const subscription = project(await open(other));
    await untilHalted(partition, /the log holds another record/);
    await subscription.stop();
    expect((await readAllProgress(database.pool))[partition]).toMatchObject({ nextOffset: 0, hashBeforeLast: null });
  });
});

describe('a topic that differs from the one that was read', () => {
  test('whose_end_is_missing_is_refused_with_instructions_and_changes_no_rows', async () => {
    const partition = busiest();
    const records = await recordsOf(log);
    records[partition]!.pop();
    await writeTopic(`${topic}-short`, records);
    const short = project(await open(`${topic}-short`));
    await untilHalted(
      partition,
      /ends at offset \d+, but \d+ records were applied: its tail was lost. Restore the topic/,
    );
    await short.stop();
    expect({ ...(await allRows(database)), partition_progress: [] }).toEqual({ ...whole, partition_progress: [] });
    await projectOnce();
    expect(await allRows(database)).toEqual(whole);
  });

  test('whose_end_was_rewritten_is_refused', async () => {
    const partition = busiest();
    const records = await recordsOf(log);
    const last = records[partition]!.pop()!;
    records[partition]!.push(otherwise(last));
    await writeTopic(`${topic}-anew`, records);
    const anew = project(await open(`${topic}-anew`));
    await untilHalted(partition, /is not the one that was applied last.*Connect the right topic/);
    await anew.stop();
    expect(await allRows(database)).toEqual(whole);
  });

  test('whose_beginning_is_missing_is_refused', async () => {
    const partition = IDS.map((id) => log.partitionOf(id)).find((one) => one !== 0)!;
    await cutBeginning(topic, partition, 1);
    const subscription = project();
    await untilHalted(partition, /begins at offset 1 instead of 0: records were deleted. Restore the topic/);
    await subscription.stop();
    expect(await allRows(database)).toEqual(whole);
  });

  test('that_lost_its_genesis_cannot_be_opened', async () => {
    await cutBeginning(topic, 0, 1);
    await expect(openLog(topic)).rejects.toBeInstanceOf(ForeignLog);
  });

  test('that_was_deleted_and_created_again_under_the_same_name_is_another_log', async () => {
    const { logId } = log;
    await log.close();
    opened.splice(opened.indexOf(log), 1);
    await deleteTopic(topic);
    const anew = await open(topic);
    expect(anew.logId).not.toBe(logId);
    const subscription = project(anew);
    for (let partition = 0; partition < 12; partition += 1)
      await untilHalted(partition, new RegExp(`made from log ${logId}, the topic holds log ${anew.logId}: connect`));
    await subscription.stop();
    expect(await allRows(database)).toEqual(whole);
  });
});

describe('a database that was restored from an older backup', () => {
  test('catches_up_to_the_same_rows', async () => {
    await database.close();
    const backup = await copyOf(fresh);
    database = await openTestDatabase(fresh.url);
    const pipeline = await startPipeline({ log, url: fresh.url });
    for (const id of IDS.slice(0, 8)) await pipeline.record(id, [agreed([set('b')])]);
    await pipeline.record('later', [started()]);
    await pipeline.subscription.stop();
    await pipeline.recorder.close();
    await pipeline.database.close();
    const rows = await allRows(database);
    expect(rows).not.toEqual(whole);
    await database.close();
    await fresh.drop();

    fresh = backup;
    database = await openTestDatabase(fresh.url);
    expect(await allRows(database)).toEqual(whole);
    await projectOnce();
    expect(await allRows(database)).toEqual(rows);
  });
});

/** A record with another decision, as another writer would have recorded it. */
function otherwise(record: LogRecord): LogRecord {
  const decoded = decodeDecision(record.value);
  if (decoded.kind !== 'decision') return { ...record, value: Buffer.from('something else') };
  const events = decoded.decision.events.map((event) => ({ ...event, title: 'something else' }));
  const decision = { ...decoded.decision, commandId: randomUUID(), events, fingerprint: fingerprintOf(events) };
  return { ...record, value: encodeDecision(decision) };
}

async function copyOf(original: FreshDatabase): Promise<FreshDatabase> {
  const copy = await freshDatabase();
  const name = (url: string) => new URL(url).pathname.slice(1);
  const server = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await server.connect();
  await server.query(`DROP DATABASE ${name(copy.url)}`);
  await server.query(`CREATE DATABASE ${name(copy.url)} TEMPLATE ${name(original.url)}`);
  await server.end();
  return copy;
}
