import { readSettings, StartRefused } from '#config';
import { PROBLEM_MEANINGS } from '#contracts';
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
import { isStorageTrouble, measurePool, waitForDatabase, waitOut } from '#postgres';
import { rebuildSchema } from '#rebuild';
import { watchLogBacklog } from '#ledger';
import { answers, createLogger, createMetrics, logChanges, ReadinessChecks } from '#observability';
import { timelineSchema } from '#read-models';
import { subscriptionsSchema } from '#subscriptions';
import { Projector } from './projector';
import { RebuildsModule } from './rebuild/rebuilds.module';

void runProcess(async (stopping) => {
  const settings = readSettings(process.env);
  const { kafkaBrokers, databaseUrl } = settings;
  if (!kafkaBrokers || !databaseUrl)
    throw new StartRefused('The projector needs KAFKA_BROKERS and DATABASE_URL; `npm start` brings its own.');
  await assertStartable(settings);
  const logger = createLogger({ name: 'projector', level: settings.logLevel });
  const metrics = createMetrics();
  const database = await waitForDatabase(
    {
      url: databaseUrl,
      name: 'projector',
      poolSize: 8,
      schemas: [timelineSchema, rebuildSchema, subscriptionsSchema],
      onIdleError: (error) => logger.warn({ err: error }, 'Postgres closed a connection'),
    },
    stopping,
    (error) => logger.warn({ err: error }, 'Postgres cannot be reached yet'),
  );
  measurePool(metrics, database.pool);
  await waitOut(
    () => database.migrate(),
    stopping,
    (error) => logger.warn({ err: error }, 'the schemas cannot be brought up to date yet'),
  );
  const log = await openKafkaLog({
    brokers: kafkaBrokers,
    topic: `${settings.kafkaTopicPrefix}.decisions`,
    clientId: 'projector',
    replicationFactor: settings.kafkaReplicationFactor,
    logger: (level, message, facts) => logger[level](facts, message),
    reports: measureKafka(metrics),
  });
  const backlog = watchLogBacklog({
    log,
    db: database.pool,
    onTrouble: (error) => logger.debug({ err: error }, 'how far the log is ahead is not known'),
  });
  backlog.start();
  const projector = Projector.start({
    log,
    database,
    logger,
    metrics,
    backlog,
    onStuck: () => process.exit(1),
  });
  const readiness = new ReadinessChecks({
    standingStill: () => projector.standingStill,
    onChange: logChanges(logger),
  });
  readiness.register(
    'postgres',
    answers('PostgreSQL', () => database.ping()),
  );
  readiness.register(
    'kafka',
    answers('Kafka', () => log.check()),
  );
  projector.tell(readiness);
  const app = await createHttpApp(
    {
      module: class ProjectorApp {},
      imports: [
        OperationsModule.forRoot(metrics, readiness),
        RebuildsModule.with({ database, logger, metrics, env: {} }),
      ],
    },
    { ...settings, logger, translateError: [(error) => (isStorageTrouble(error) ? storageUnavailable() : undefined)] },
  );
  measureHttp(app, metrics);
  await mountDocs(app, {
    title: 'Partnership timeline: rebuilding',
    version: '1',
    description: 'Makes the read models anew from the log.',
    problems: PROBLEM_MEANINGS,
  });
  logger.info({ address: await listen(app, settings) }, 'projector runs');
  return async () => {
    await app.close();
    await projector.stop();
    backlog.stop();
    await log.close();
    await database.close();
  };
});
