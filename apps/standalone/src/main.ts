// First: it says which Node is needed before anything else is loaded.
import { readSettings, readTermKindsFile, type Settings } from '#config';
import { CommandApiModule, FallDue, tellCommandSide } from '#command-api';
import { createTermKindRegistry, PROBLEM_MEANINGS, type TermKindRegistry } from '#contracts';
import {
  assertStartable,
  createHttpApp,
  listen,
  mountDocs,
  mountWebPage,
  runProcess,
  storageUnavailable,
  type Stop,
  measureHttp,
  OperationsModule,
} from '#http';
import { measureKafka, openKafkaLog, type KafkaLogLevel } from '#kafka';
import { Database, isStorageTrouble, measurePool } from '#postgres';
import { measureRecorder, Recorder } from '#recording';
import { rebuildSchema } from '#rebuild';
import { watchLogBacklog } from '#ledger';
import { startInfra } from '#local-infra';
import { deliveryFeedInPostgres, NotifierModule, startKafkaOutlet, SubscriptionsModule } from '#notifier';
import { answers, createLogger, createMetrics, logChanges, ReadinessChecks, type Logger } from '#observability';
import { Projector, RebuildsModule } from '#projector';
import { QueryApiModule } from '#query-api';
import { readPartnerships, timelineSchema } from '#read-models';
import { subscriptionsSchema } from '#subscriptions';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { banner } from './banner';
import { tellHealthChanges } from './health-changes';
import { importReference } from './import-reference';
import { untilCaughtUp } from './until-caught-up';

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** All four services in one process and on one port, with a Kafka and a PostgreSQL of its own unless others are given. */
void runProcess(async (stopping) => {
  const settings = readSettings(process.env);
  await assertStartable(settings);
  const termKinds = createTermKindRegistry(readTermKindsFile(settings));
  const logger = createLogger({ name: 'standalone', level: settings.logLevel });
  const stops: Stop[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.toReversed()) await stop();
  };
  try {
    const infra = await startInfra({
      dataDir: settings.dataDir,
      kafkaBrokers: settings.kafkaBrokers && [...settings.kafkaBrokers],
      databaseUrl: settings.databaseUrl,
      purpose: 'service',
      onProgress: tell,
    });
    stops.push(() => infra.stop());
    const { address, database, commands, queries } = await startService(
      { settings, termKinds, logger },
      { brokers: infra.kafka.brokers, url: infra.postgres.url },
      { stops, stopping },
    );
    const isEmpty = (await readPartnerships(database.pool, { after: '', limit: 1 })).length === 0;
    if (settings.referenceTimeline && isEmpty) tell(await importReference(commands, process.cwd()));
    tell(await banner(address, queries, { kafka: infra.kafka.origin, postgres: infra.postgres.origin }));
    return stopAll;
  } catch (error) {
    await stopAll();
    throw error;
  }
});

interface Running {
  readonly address: string;
  readonly database: Database;
  readonly commands: CommandBus;
  readonly queries: QueryBus;
}

async function startService(
  { settings, termKinds, logger }: { settings: Settings; termKinds: TermKindRegistry; logger: Logger },
  servers: { brokers: string[]; url: string },
  { stops, stopping }: { stops: Stop[]; stopping: AbortSignal },
): Promise<Running> {
  const metrics = createMetrics();
  const kafka = {
    brokers: servers.brokers,
    clientId: 'standalone',
    replicationFactor: settings.kafkaReplicationFactor,
    logger: (level: KafkaLogLevel, message: string, facts: object) => logger[level](facts, message),
  };
  const [log, database] = await Promise.all([
    openKafkaLog({ ...kafka, topic: `${settings.kafkaTopicPrefix}.decisions`, reports: measureKafka(metrics) }),
    openDatabase(servers.url, logger),
  ]);
  stops.push(
    () => database.close(),
    () => log.close(),
  );
  measurePool(metrics, database.pool);
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
  const projector = Projector.start({
    log,
    database,
    logger,
    metrics,
    backlog,
    onCommitted: (partition, decisions) => recorder.committed(partition, decisions),
    onLeftOff: (partition) => recorder.leftOff(partition),
    onStandstill: (sentence) => tell(`! ${sentence}`),
  });
  stops.push(
    () => projector.stop(),
    () => recorder.close(),
    async () => backlog.stop(),
  );
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
  tellCommandSide({ database, recorder, backlog, metrics, readiness, now: () => new Date() });
  const app = await createHttpApp(
    {
      module: class Standalone {},
      imports: [
        OperationsModule.forRoot(metrics, readiness),
        CommandApiModule.with(recorder),
        QueryApiModule.forRoot({ database, termKinds, clock: () => new Date(), metrics }),
        RebuildsModule.with({
          database,
          logger,
          metrics,
          env: { KAFKA_BROKERS: servers.brokers.join(','), DATABASE_URL: servers.url },
        }),
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
    title: 'Partnership timeline',
    version: '1',
    description: 'Which terms were in force on a date, as known at a moment, and which source says so.',
    problems: PROBLEM_MEANINGS,
  });
  await mountWebPage(app, 'dist/apps/web');
  const [address] = await Promise.all([listen(app, settings), projector.settled]);
  stops.push(() => app.close());
  await untilCaughtUp({ log, database, projector, stopping, tell });
  const fallDue = new FallDue({ database, recorder, now: () => new Date(), logger });
  fallDue.start();
  stops.push(
    () => fallDue.stop(),
    await startKafkaOutlet({
      database,
      logger,
      signals: { metrics, readiness },
      kafka: { ...kafka, topic: `${settings.kafkaTopicPrefix}.term-changes` },
    }),
  );
  stops.push(tellHealthChanges(readiness, tell));
  const [commands, queries] = [app.get(CommandBus, { strict: false }), app.get(QueryBus, { strict: false })];
  return { address, database, commands, queries };
}

async function openDatabase(url: string, logger: Logger): Promise<Database> {
  const database = await Database.open({
    url,
    name: 'standalone',
    poolSize: 16,
    schemas: [timelineSchema, rebuildSchema, subscriptionsSchema],
    onIdleError: (error) => logger.warn({ err: error }, 'Postgres closed a connection'),
  });
  await database.migrate();
  return database;
}
