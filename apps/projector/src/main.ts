import { readSettings } from '#config';
import { PROBLEM_MEANINGS } from '#contracts';
import { assertStartable, createHttpApp, listen, mountDocs, runProcess, StartRefused, storageUnavailable } from '#http';
import { openKafkaLog } from '#kafka';
import { isStorageTrouble, rebuildSchema, waitForDatabase } from '#ledger';
import { createLogger, createMetrics, measureHttp, ObservabilityModule } from '#observability';
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
  await database.migrate();
  const log = await openKafkaLog({
    brokers: kafkaBrokers,
    topic: `${settings.kafkaTopicPrefix}.decisions`,
    clientId: 'projector',
    replicationFactor: settings.kafkaReplicationFactor,
    logger: (level, message, facts) => logger[level](facts, message),
  });
  const projector = Projector.start({ log, database, logger, metrics });
  const app = await createHttpApp(
    {
      module: class ProjectorApp {},
      imports: [
        ObservabilityModule.forRoot(
          metrics,
          { log: () => projector.ready, postgres: () => database.ping() },
          () => projector.standingStill,
        ),
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
    await log.close();
    await database.close();
  };
});
