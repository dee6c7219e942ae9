import { openKafkaLog, type KafkaLogOptions } from '#kafka';
import { forSession, sessionOf, TIMELINE } from '#postgres';
import { Client } from 'pg';
import type { Place } from './service';

export async function query<T>(databaseUrl: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(forSession(sessionOf([TIMELINE])));
  try {
    return (await client.query(sql, [...values])).rows as T[];
  } finally {
    await client.end();
  }
}

/** Takes locks, and holds them until the returned function is called. */
export async function holdLocks(databaseUrl: string, sql: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(forSession(sessionOf([TIMELINE])));
  await client.query('BEGIN');
  await client.query(sql);
  return () => client.end();
}

/** Returns the number of records in each partition. */
export async function topicEnds({ topicPrefix }: Place, kafka?: KafkaReached): Promise<number[]> {
  const log = await openLog(topicPrefix, kafka);
  try {
    return (await log.range()).map(({ end }) => end);
  } finally {
    await log.close();
  }
}

/** The connection to a Kafka other than that of the test run. */
export type KafkaReached = Pick<KafkaLogOptions, 'brokers' | 'sasl' | 'replicationFactor'>;

export const openLog = (
  topicPrefix: string,
  kafka: KafkaReached = { brokers: process.env['TEST_KAFKA_BROKERS']!.split(',') },
) =>
  openKafkaLog({
    replicationFactor: 1,
    ...kafka,
    topic: `${topicPrefix}.decisions`,
    clientId: 'e2e',
    logger: () => undefined,
  });

/** Returns every row of every table that is derived from the log, as sorted text. */
export async function dump(databaseUrl: string): Promise<Record<string, readonly string[]>> {
  const tables = await query<{ name: string }>(
    databaseUrl,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 AND tablename <> 'migrations' ORDER BY 1`,
    [TIMELINE],
  );
  const entries = tables.map(async ({ name }) => {
    const rows = await query<{ row: string }>(databaseUrl, `SELECT t::text AS row FROM ${name} t ORDER BY 1`);
    return [name, rows.map(({ row }) => row)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
