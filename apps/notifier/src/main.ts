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
import { isStorageTrouble, measurePool, waitForDatabase } from '#postgres';
import { answers, createLogger, createMetrics, logChanges, ReadinessChecks } from '#observability';
import { timelineSchema } from '#read-models';
import { subscriptionsSchema } from '#subscriptions';
import { startKafkaOutlet } from './kafka-out/start-kafka-outlet';
import { NotifierModule } from './notifier.module';
import { deliveryFeedInPostgres } from './subscriptions/delivery-feed';
import { SubscriptionsModule } from './subscriptions/subscriptions.module';

void runProcess(async (stopping) => {
  const settings = readSettings(process.env);
  const { kafkaBrokers, databaseUrl } = settings;
  if (!kafkaBrokers || !databaseUrl)
    throw new StartRefused('The notifier needs KAFKA_BROKERS and DATABASE_URL; `npm start` brings its own.');
  await assertStartable(settings);
  const logger = createLogger({ name: 'notifier', level: settings.logLevel });
  const metrics = createMetrics();
  const database = await waitForDatabase(
    {
      url: databaseUrl,
      name: 'notifier',
      poolSize: 10,
      schemas: [timelineSchema, subscriptionsSchema],
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
  const stopOutlet = await startKafkaOutlet({
    database,
    logger,
    signals: { metrics, readiness },
    kafka: {
      brokers: kafkaBrokers,
      topic: `${settings.kafkaTopicPrefix}.term-changes`,
      clientId: 'notifier',
      replicationFactor: settings.kafkaReplicationFactor,
      logger: (level, message, facts) => logger[level](facts, message),
    },
  });
  const app = await createHttpApp(
    {
      module: class Notifier {},
      imports: [
        OperationsModule.forRoot(metrics, readiness),
        NotifierModule.with({ database, logger, metrics, topic: `${settings.kafkaTopicPrefix}.term-changes` }),
        SubscriptionsModule.with({
          database,
          logger,
          settings,
          feed: deliveryFeedInPostgres(database.pool),
          clock: () => new Date(),
        }),
      ],
    },
    { ...settings, logger, translateError: [(error) => (isStorageTrouble(error) ? storageUnavailable() : undefined)] },
  );
  measureHttp(app, metrics);
  await mountDocs(app, {
    title: 'Partnership timeline: being told',
    version: '1',
    description: 'Term changes by cursor.',
    problems: PROBLEM_MEANINGS,
  });
  logger.info({ address: await listen(app, settings) }, 'notifier runs');
  return async () => {
    await app.close();
    await stopOutlet();
    await database.close();
  };
});
