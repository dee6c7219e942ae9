import { readDatabaseConnection, type Settings } from '#config';
import { readAllProgress } from '#ledger';
import { inspectServer, TIMELINE } from '#postgres';
import { timelineSchema } from '#read-models';
import { rebuildSchema } from '#rebuild';
import { subscriptionsSchema } from '#subscriptions';
import { openDatabaseOf } from '../servers';
import { replyOf } from './reply';
import type { PostgresFacts } from './postgres-findings';
import type { StoredFacts } from './stored-findings';

/** The schema and the tables of the services. `public` may also contain tables of other programs. */
const TABLES = {
  schemas: [TIMELINE],
  tables: ['subscription', 'delivery_attempt', 'delivery_instance', 'outlet_progress', 'rebuild'].map(
    (table) => `public.${table}`,
  ),
};

export async function checkPostgres(settings: Settings): Promise<PostgresFacts> {
  const { url, directUrl, deadlines } = readDatabaseConnection(settings, 2);
  const inspect = (address: string) => replyOf(inspectServer({ url: address, name: 'partnership', deadlines }, TABLES));
  const [server, direct] = await Promise.all([inspect(url), directUrl === undefined ? null : inspect(directUrl)]);
  return { server, direct };
}

/** Returns null if the tables cannot be read: the server does not answer, or a pooler would mix our sessions with those of others. */
export async function checkTables(settings: Settings, facts: PostgresFacts): Promise<StoredFacts | null> {
  const own = facts.direct ?? facts.server;
  if (facts.server.is === 'unknown' || own.is === 'unknown' || own.value.path === 'shared') return null;
  const opened = await replyOf(openDatabaseOf(settings, [timelineSchema, rebuildSchema, subscriptionsSchema]));
  if (opened.is === 'unknown') return { pending: opened, schemasSeen: opened, logIds: opened };
  const { value: database } = opened;
  try {
    const [pending, schemasSeen, logIds] = await Promise.all([
      replyOf(database.pendingMigrations()),
      replyOf(database.assertSchemasSeen()),
      replyOf(readAllProgress(database.pool).then((all) => [...new Set(all.map(({ logId }) => logId))])),
    ]);
    return { pending, schemasSeen, logIds };
  } finally {
    await database.close();
  }
}
