import { readSettings, readTermKindsFile, StartRefused } from '#config';
import { createTermKindRegistry, PROBLEM_MEANINGS } from '#contracts';
import {
  assertStartable,
  createHttpApp,
  listen,
  mountDocs,
  runProcess,
  storageUnavailable,
  measureHttp,
  OperationsModule,
} from '#http';
import { measureKafka, openKafkaLog } from '#kafka';
import { isStorageTrouble, measurePool, waitForDatabase } from '#postgres';
import { ledgerSchema, watchLogBacklog } from '#ledger';
import { measureRecorder, Recorder } from '#recording';
import { answers, createLogger, createMetrics, logChanges, ReadinessChecks } from '#observability';
import { CommandApiModule } from './command-api.module';
import { FallDue } from './fall-due/fall-due';
import { tellCommandSide } from './signals/command-signals';

void runProcess(async (stopping) => {
  const settings = readSettings(process.env);
  const { kafkaBrokers, databaseUrl } = settings;
  if (!kafkaBrokers || !databaseUrl)
    throw new StartRefused('The command-api needs KAFKA_BROKERS and DATABASE_URL; `npm start` brings its own.');
  await assertStartable(settings);
  const termKinds = createTermKindRegistry(readTermKindsFile(settings));
  const logger = createLogger({ name: 'command-api', level: settings.logLevel });
  const metrics = createMetrics();
  const database = await waitForDatabase(
    {
      url: databaseUrl,
      name: 'command-api',
      poolSize: 10,
      schemas: [ledgerSchema],
      onIdleError: (error) => logger.warn({ err: error }, 'Postgres closed a connection'),
    },
    stopping,
    (error) => logger.warn({ err: error }, 'Postgres cannot be reached yet'),
  );
  measurePool(metrics, database.pool);
  await database.untilMigrated(stopping);
  const log = await openKafkaLog({
    brokers: kafkaBrokers,
    topic: `${settings.kafkaTopicPrefix}.decisions`,
    clientId: 'command-api',
    replicationFactor: settings.kafkaReplicationFactor,
    logger: (level, message, facts) => logger[level](facts, message),
    reports: measureKafka(metrics),
  });
  const recorder = await Recorder.start({
    log,
    database,
    termKinds,
    now: () => new Date(),
    random: Math.random,
    onTrouble: (error) => logger.warn({ err: error }, 'waiting for rulings was disturbed'),
    reports: measureRecorder(metrics),
  });
  const backlog = watchLogBacklog({
    log,
    db: database.pool,
    onTrouble: (error) => logger.debug({ err: error }, 'how much of the log waits for its ruling is not known'),
  });
  backlog.start();
  const readiness = new ReadinessChecks({ onChange: logChanges(logger) });
  readiness.register(
    'postgres',
    answers('PostgreSQL', () => database.ping()),
  );
  readiness.register(
    'kafka',
    answers('Kafka', () => log.check()),
  );
  tellCommandSide({ database, recorder, backlog, metrics, readiness, now: () => new Date() });
  const app = await createHttpApp(
    {
      module: class CommandApi {},
      imports: [OperationsModule.forRoot(metrics, readiness), CommandApiModule.with(recorder)],
    },
    { ...settings, logger, translateError: [(error) => (isStorageTrouble(error) ? storageUnavailable() : undefined)] },
  );
  measureHttp(app, metrics);
  await mountDocs(app, {
    title: 'Partnership timeline: recording',
    version: '1',
    description: 'Records events of partnerships.',
    problems: PROBLEM_MEANINGS,
  });
  const fallDue = new FallDue({ database, recorder, now: () => new Date(), logger });
  fallDue.start();
  logger.info({ address: await listen(app, settings) }, 'command-api runs');
  return async () => {
    await app.close();
    await fallDue.stop();
    backlog.stop();
    await recorder.close();
    await log.close();
    await database.close();
  };
});
