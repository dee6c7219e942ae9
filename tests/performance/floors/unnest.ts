import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import type { Pool } from 'pg';
import { openPool } from '../support/open-pool';

const BATCH = 500;

interface Message {
  readonly value: Buffer | null;
  readonly offset: string;
}

/**
 * The minimum of a projection: every record of a topic through JSON.parse into one table, 500 rows an `unnest`, with the offset in the
 * same transaction, which like the projector's does not wait for the disk. Events a second.
 */
export async function consumeAndInsert(
  brokers: readonly string[],
  databaseUrl: string,
  topic: string,
  count: number,
): Promise<number> {
  const pool = openPool(databaseUrl, 4);
  await createTables(pool);
  const kafka = new Kafka({ brokers: [...brokers], logLevel: logLevel.NOTHING });
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
  // Silent otherwise: kafkajs gives up a consumer whose handler fails.
  consumer.on(consumer.events.CRASH, ({ payload }) => done.reject(payload.error));
  await consumer.run({
    autoCommit: false,
    partitionsConsumedConcurrently: 4,
    eachBatch: async ({ batch, heartbeat }) => {
      started ||= performance.now();
      for (let from = 0; from < batch.messages.length; from += BATCH) {
        // Partitions run at once: `seen += await …` would read what it adds to before it waits.
        const inserted = await insertBatch(pool, batch.partition, batch.messages.slice(from, from + BATCH));
        seen += inserted;
        await heartbeat();
      }
      if (seen >= count) done.resolve((seen * 1_000) / (performance.now() - started));
    },
  });
  const rate = await done.promise;
  await consumer.disconnect();
  await pool.query('DROP TABLE public.floor_event, public.floor_offset');
  await pool.end();
  return rate;
}

const createTables = (pool: Pool) =>
  pool.query(`
    DROP TABLE IF EXISTS public.floor_event, public.floor_offset;
    CREATE TABLE public.floor_event
      (partnership text COLLATE "C", version int, id text, type text, body json, PRIMARY KEY (partnership, version));
    CREATE TABLE public.floor_offset (partition int PRIMARY KEY, next bigint)`);

type Recorded = { partnershipId: string; expectedHead: { version: number }; events: { id: string; type: string }[] };

async function insertBatch(pool: Pool, partition: number, messages: readonly Message[]): Promise<number> {
  // The genesis has no events.
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
    text: 'INSERT INTO public.floor_event SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::json[])',
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
    text: 'INSERT INTO public.floor_offset VALUES ($1, $2) ON CONFLICT (partition) DO UPDATE SET next = EXCLUDED.next',
    values: [partition, Number(messages.at(-1)!.offset) + 1],
  });
  await client.query('COMMIT');
  client.release();
  return rows.length;
}
