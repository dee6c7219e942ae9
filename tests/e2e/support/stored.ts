import { openKafkaLog } from '#kafka';
import { Client } from 'pg';
import type { Place } from './service';

export async function query<T>(databaseUrl: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows as T[];
  } finally {
    await client.end();
  }
}

/** How many records each partition holds. */
export async function topicEnds({ topicPrefix }: Place): Promise<number[]> {
  const log = await openLog(topicPrefix);
  try {
    return (await log.range()).map(({ end }) => end);
  } finally {
    await log.close();
  }
}

export const openLog = (topicPrefix: string, brokers = process.env['TEST_KAFKA_BROKERS']!.split(',')) =>
  openKafkaLog({
    brokers,
    topic: `${topicPrefix}.decisions`,
    clientId: 'e2e',
    replicationFactor: 1,
    logger: () => undefined,
  });

const TABLES = {
  partnership: 'id',
  decision: 'partition, "offset"',
  event: 'partnership_id, version',
  void_decision: 'partition, "offset"',
  partition_progress: 'partition',
  claim: 'partnership_id, root_version, ordinal, known',
  statement: 'partnership_id, root_version, ordinal, known',
  term: 'partnership_id, kind, scope',
};

/** Every row of every table that the log decides, in an order of its own. */
export async function dump(databaseUrl: string): Promise<Record<string, unknown[]>> {
  const entries = Object.entries(TABLES).map(
    async ([table, order]) => [table, await query(databaseUrl, `SELECT * FROM ${table} ORDER BY ${order}`)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}
