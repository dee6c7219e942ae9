import { readSettings, readTermKindsFile, StartRefused } from '#config';
import { createTermKindRegistry, PROBLEM_MEANINGS } from '#contracts';
import {
  assertStartable,
  createHttpApp,
  listen,
  mountDocs,
  mountWebPage,
  runProcess,
  storageUnavailable,
  measureHttp,
  OperationsModule,
} from '#http';
import { isStorageTrouble, measurePool, waitForDatabase } from '#postgres';
import { answers, createLogger, createMetrics, logChanges, ReadinessChecks } from '#observability';
import { timelineSchema } from '#read-models';
import { QueryApiModule } from './query-api.module';

void runProcess(async (stopping) => {
  const settings = readSettings(process.env);
  const { databaseUrl } = settings;
  if (!databaseUrl) throw new StartRefused('The query-api needs DATABASE_URL; `npm start` brings its own.');
  await assertStartable(settings);
  const termKinds = createTermKindRegistry(readTermKindsFile(settings));
  const logger = createLogger({ name: 'query-api', level: settings.logLevel });
  const metrics = createMetrics();
  const database = await waitForDatabase(
    {
      url: databaseUrl,
      name: 'query-api',
      poolSize: 16,
      schemas: [timelineSchema],
      onIdleError: (error) => logger.warn({ err: error }, 'Postgres closed a connection'),
    },
    stopping,
    (error) => logger.warn({ err: error }, 'Postgres cannot be reached yet'),
  );
  measurePool(metrics, database.pool);
  await database.untilMigrated(stopping);
  const readiness = new ReadinessChecks({ onChange: logChanges(logger) });
  readiness.register(
    'postgres',
    answers('PostgreSQL', () => database.ping()),
  );
  const app = await createHttpApp(
    {
      module: class QueryApi {},
      imports: [
        OperationsModule.forRoot(metrics, readiness),
        QueryApiModule.forRoot({ database, termKinds, clock: () => new Date(), metrics }),
      ],
    },
    { ...settings, logger, translateError: [(error) => (isStorageTrouble(error) ? storageUnavailable() : undefined)] },
  );
  measureHttp(app, metrics);
  await mountDocs(app, {
    title: 'Partnership timeline: questions',
    version: '1',
    description: 'Which terms were in force on a date, as known at a moment, and which source says so.',
    problems: PROBLEM_MEANINGS,
  });
  await mountWebPage(app, 'dist/apps/web');
  logger.info({ address: await listen(app, settings) }, 'query-api runs');
  return async () => {
    await app.close();
    await database.close();
  };
});
