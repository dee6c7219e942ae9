import { readDatabaseConnection } from '#config';
import { answers, reasonOf, type Logger } from '#observability';
import { Database, measurePool, waitForDatabase, waitOut, type Schema } from '#postgres';
import type { Service } from './service';

export interface DatabaseNeeds {
  readonly url: string;
  /** The default size of the connection pool; the settings can override it. */
  readonly poolSize: number;
  readonly schemas: readonly Schema[];
  /** Whether this service migrates the schemas, unless the settings leave that to an operator. Other services wait for the migration. */
  readonly migrates: boolean;
}

/** Waits for the database and its migrated schemas, so that services can start in any order. Registers a readiness check and metrics. */
export async function openDatabase(service: Service, { migrates, ...needs }: DatabaseNeeds): Promise<Database> {
  const { logger, stopping, settings } = service;
  const warn = (message: string) => (error: unknown) => logger.warn({ err: error }, message);
  const connection = connectionTo(service, needs);
  const options = { ...needs, ...connection, name: service.name, onIdleError: logClosed(logger) };
  const database = await waitForDatabase(options, stopping, warn('Postgres cannot be reached yet'));
  closeAndWatch(service, database);
  if (migrates && settings.databaseMigrate)
    await waitOut(() => database.migrate(), stopping, warn('the schemas cannot be brought up to date yet'));
  else
    await database.untilMigrated(stopping, (pending) =>
      logger.info({ pending }, 'waiting until the schemas are brought up to date'),
    );
  return database;
}

/** Opens a database that this process started itself or was configured to run on. It does not wait: a failure is final. */
export async function openOwnDatabase(service: Service, needs: Omit<DatabaseNeeds, 'migrates'>): Promise<Database> {
  const onIdleError = logClosed(service.logger);
  const database = await Database.open({ ...needs, ...connectionTo(service, needs), name: service.name, onIdleError });
  closeAndWatch(service, database);
  await database.migrate();
  return database;
}

/**
 * Opens a replica of the database without waiting for it. Readers must work without it while it is unavailable. Returns null if the settings name
 * none.
 */
export function openReplica(service: Service, needs: Omit<DatabaseNeeds, 'migrates' | 'url'>): Database | null {
  const { databaseReplicaUrl } = service.settings;
  if (databaseReplicaUrl === undefined) return null;
  const connection = connectionTo(service, { ...needs, url: databaseReplicaUrl });
  const { directUrl: _, ...direct } = connection;
  const onIdleError = logClosed(service.logger);
  const database = Database.at({ ...needs, ...direct, name: `${service.name} (replica)`, onIdleError });
  service.onStop(() => database.close());
  return database;
}

const logClosed =
  (logger: Logger) =>
  (error: unknown): void =>
    logger.warn(reasonOf(error), 'Postgres closed a connection');

/**
 * Builds the connection settings. A direct URL is only used with a configured DATABASE_URL: it would not fit a server that this process started
 * itself.
 */
function connectionTo({ settings }: Service, { url, poolSize }: Pick<DatabaseNeeds, 'url' | 'poolSize'>) {
  const databaseDirectUrl = settings.databaseUrl && settings.databaseDirectUrl;
  return readDatabaseConnection({ ...settings, databaseUrl: url, databaseDirectUrl }, poolSize);
}

function closeAndWatch({ metrics, readiness, onStop }: Service, database: Database): void {
  onStop(() => database.close());
  measurePool(metrics, database.pool);
  readiness.register(
    'postgres',
    answers('PostgreSQL', () => database.ping()),
  );
}
