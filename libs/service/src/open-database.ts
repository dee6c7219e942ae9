import { readDatabaseConnection } from '#config';
import { answers, reasonOf, type Logger } from '#observability';
import { Database, measurePool, waitForDatabase, waitOut, type Schema } from '#postgres';
import type { Service } from './service';

export interface DatabaseNeeds {
  readonly url: string;
  /** Unless the settings tell another. */
  readonly poolSize: number;
  readonly schemas: readonly Schema[];
  /** Whether this service brings the schemas up to date, unless the settings leave that to an operator; the others wait until somebody has. */
  readonly migrates: boolean;
}

/** The database with its schemas up to date, once both are there: services start in any order. It is a readiness check and is measured. */
export async function openDatabase(service: Service, { migrates, ...needs }: DatabaseNeeds): Promise<Database> {
  const { logger, stopping, settings } = service;
  const warn = (message: string) => (error: unknown) => logger.warn({ err: error }, message);
  const connection = connectionTo(service, needs);
  const options = { ...needs, ...connection, name: service.name, onIdleError: tellClosed(logger) };
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

/** The same of a database that this process has started itself, or was told to run on: what it cannot do at once it cannot do at all. */
export async function openOwnDatabase(service: Service, needs: Omit<DatabaseNeeds, 'migrates'>): Promise<Database> {
  const onIdleError = tellClosed(service.logger);
  const database = await Database.open({ ...needs, ...connectionTo(service, needs), name: service.name, onIdleError });
  closeAndWatch(service, database);
  await database.migrate();
  return database;
}

/** A replica of the database, which nobody waits for: whoever reads from it does without while it is not there. Null where the settings name none. */
export function openReplica(service: Service, needs: Omit<DatabaseNeeds, 'migrates' | 'url'>): Database | null {
  const { databaseReplicaUrl } = service.settings;
  if (databaseReplicaUrl === undefined) return null;
  const connection = connectionTo(service, { ...needs, url: databaseReplicaUrl });
  const { directUrl: _, ...direct } = connection;
  const onIdleError = tellClosed(service.logger);
  const database = Database.at({ ...needs, ...direct, name: `${service.name} (replica)`, onIdleError });
  service.onStop(() => database.close());
  return database;
}

const tellClosed =
  (logger: Logger) =>
  (error: unknown): void =>
    logger.warn(reasonOf(error), 'Postgres closed a connection');

/** The settings of another address would not fit a server that this process has started itself. */
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
