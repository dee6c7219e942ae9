import { randomUUID } from 'node:crypto';
import { Kafka, logLevel, Partitioners } from 'kafkajs';
import type { Pool } from 'pg';
import { openPool } from '../support/open-pool';

/** Bare kafkajs: a record to a topic with the log's settings and back through `eachBatch`, one after the other; milliseconds. */
export async function produceToConsume(brokers: string[], count: number): Promise<number[]> {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const topic = `floor-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    waitForLeaders: true,
    topics: [
      { topic, numPartitions: 1, replicationFactor: 1, configEntries: [{ name: 'flush.messages', value: '1' }] },
    ],
  });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  const consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 100, minBytes: 1 });
  let arrived = (): void => undefined;
  const joined = new Promise<void>((resolve) => void consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({ autoCommit: false, eachBatch: async () => arrived() });
  await joined;
  const value = Buffer.alloc(800, 'x');
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const consumed = new Promise<void>((resolve) => (arrived = resolve));
    const started = performance.now();
    await Promise.all([producer.send({ topic, acks: -1, messages: [{ key: 'k', value }] }), consumed]);
    times.push(performance.now() - started);
  }
  await consumer.disconnect();
  await producer.disconnect();
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
  return times.slice(count / 10);
}

/** One row in a transaction that waits for the disk; milliseconds. */
export async function singleRowCommits(databaseUrl: string, count: number): Promise<number[]> {
  const pool = openPool(databaseUrl, 1);
  await pool.query('CREATE TABLE IF NOT EXISTS floor_of_a_commit (n int)');
  const times: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const started = performance.now();
    await pool.query('INSERT INTO floor_of_a_commit VALUES (1)');
    times.push(performance.now() - started);
  }
  await pool.query('DROP TABLE floor_of_a_commit');
  await pool.end();
  return times;
}

const BATCH = 500;

/**
 * The least that a projection does: every record of a topic through JSON.parse into one table, 500 rows an `unnest`, with the offset in the
 * same transaction. Events a second.
 */
export async function consumeAndInsert(
  brokers: string[],
  databaseUrl: string,
  topic: string,
  count: number,
): Promise<number> {
  const pool = openPool(databaseUrl, 4);
  await pool.query(`CREATE TABLE floor_event (partnership text, version int, id text, type text, body json, PRIMARY KEY (partnership, version));
    CREATE TABLE floor_offset (partition int PRIMARY KEY, next bigint)`);
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({
    groupId: `floor-${randomUUID()}`,
    maxBytesPerPartition: 2 * 1024 * 1024,
    maxWaitTimeInMs: 100,
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  let seen = 0;
  let started = 0;
  const done = Promise.withResolvers<number>();
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 4,
    eachBatch: async ({ batch, heartbeat }) => {
      started ||= performance.now();
      for (let from = 0; from < batch.messages.length; from += BATCH) {
        const some = batch.messages.slice(from, from + BATCH);
        const inserted = await insertBatch(pool, batch.partition, some);
        seen += inserted;
        await heartbeat();
      }
      if (seen >= count) done.resolve((seen * 1_000) / (performance.now() - started));
    },
  });
  const rate = await done.promise;
  await consumer.disconnect();
  await pool.query('DROP TABLE floor_event, floor_offset');
  await pool.end();
  return rate;
}

interface Message {
  readonly value: Buffer | null;
  readonly offset: string;
}

type Recorded = { partnershipId: string; expectedHead: { version: number }; events: { id: string; type: string }[] };

async function insertBatch(pool: Pool, partition: number, messages: readonly Message[]): Promise<number> {
  const decisions = messages
    .map(({ value }) => JSON.parse(String(value)) as Partial<Recorded>)
    .filter(({ events }) => events) as Recorded[];
  const rows = decisions.flatMap(({ partnershipId, expectedHead, events }) =>
    events.map((event, index) => ({ partnershipId, version: expectedHead.version + index + 1, event })),
  );
  const client = await pool.connect();
  await client.query('BEGIN; SET LOCAL synchronous_commit = off');
  await client.query({
    name: 'floor-event',
    text: 'INSERT INTO floor_event SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::json[])',
    values: [
      rows.map((row) => row.partnershipId),
      rows.map(({ version }) => version),
      rows.map(({ event }) => event.id),
      rows.map(({ event }) => event.type),
      rows.map(({ event }) => JSON.stringify(event)),
    ],
  });
  await client.query({
    name: 'floor-offset',
    text: 'INSERT INTO floor_offset VALUES ($1, $2) ON CONFLICT (partition) DO UPDATE SET next = EXCLUDED.next',
    values: [partition, Number(messages.at(-1)!.offset) + 1],
  });
  await client.query('COMMIT');
  client.release();
  return rows.length;
}
