import { availableParallelism, constants, setPriority } from 'node:os';
import { readDatabaseConnection, readSettings, StartRefused } from '#config';
import { Database, UNHURRIED } from '#postgres';
import { fillAlong, rebuildSchema, acquireRebuildLock, RebuildRun } from '#rebuild';
import { createLogger, reasonOf } from '#observability';
import { timelineSchema } from '#read-models';
import { openRebuildLog } from './rebuild-log';
import { startThreadedFiller } from './threaded-filler';

/*
 * Runs in its own process, so that a rebuild does not delay queries. The process may be killed at any moment: the next one continues its work. It
 * ends with the process that started it.
 */
process.once('disconnect', () => process.exit(0));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));

async function main(): Promise<void> {
  setPriority(constants.priority.PRIORITY_LOW);
  const settings = readSettings(process.env);
  const { kafkaBrokers, databaseUrl } = settings;
  if (!kafkaBrokers || !databaseUrl) throw new StartRefused('A rebuild needs KAFKA_BROKERS and DATABASE_URL.');
  const logger = createLogger({ name: 'rebuild', level: settings.logLevel });
  const { url, directUrl = url } = readDatabaseConnection(settings, 4);
  const isOurs = await acquireRebuildLock(directUrl, () => process.exit(1));
  const database = await Database.open({
    url: directUrl,
    name: 'rebuild',
    poolSize: 4,
    schemas: [timelineSchema, rebuildSchema],
    deadlines: UNHURRIED,
    onIdleError: (error) => logger.warn(reasonOf(error), 'Postgres closed a connection'),
  });
  const log = await openRebuildLog(settings, logger);
  // One thread per processor fills partitions.
  const otherFillers = Array.from({ length: availableParallelism() - 1 }, () => startThreadedFiller);
  if (isOurs) await new RebuildRun({ log, database, logger, now: () => performance.now(), otherFillers }).untilDone();
  else await fillAlong(database.pool, [startThreadedFiller, ...otherFillers]);
  process.exit(0);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
