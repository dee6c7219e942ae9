import path from 'node:path';
import { openLog, openOwnDatabase, readTermKinds, runService, serve, watchBacklog, writeVersionOf } from '#service';
import { CommandApiModule, startFallDue, startRecorder } from '#command-api';
import { measureKafka, openKafkaLog } from '#kafka';
import { repositoryRoot, startInfra } from '#local-infra';
import { channels, startOutlet } from '#notifier';
import { RebuildsModule, startProjector } from '#projector';
import { QueryApiModule } from '#query-api';
import { timelineSchema } from '#read-models';
import { rebuildSchema } from '#rebuild';
import { subscriptionsSchema } from '#subscriptions';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { banner } from './banner';
import { logHealthChanges } from './health-changes';
import { importReference, isReferenceMissing } from './import-reference';
import { environmentOf, settingsOf } from './kafka-login';
import { untilCaughtUp } from './until-caught-up';

const printLine = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs all four services in one process and on one port, with a Kafka and a PostgreSQL of its own unless others are configured. */
void runService({ name: 'standalone', needs: [] }, async (begun) => {
  const { logger, metrics, readiness, stopping, onStop } = begun;
  const { dataDir, kafkaBrokers, databaseUrl } = begun.settings;
  const root = repositoryRoot();
  const termKinds = readTermKinds(begun);
  const given = { kafkaBrokers: kafkaBrokers && [...kafkaBrokers], databaseUrl };
  const infra = await startInfra({ dataDir, ...given, purpose: 'service', onProgress: printLine });
  onStop(() => infra.stop());
  const { kafka, postgres } = infra;
  const writeVersion = begun.settings.writeVersion ?? '3';
  const settings = { ...begun.settings, writeVersion, ...settingsOf(kafka.login) };
  const service = { ...begun, settings };

  const database = await openOwnDatabase(service, {
    url: postgres.url,
    poolSize: 16,
    schemas: [timelineSchema, rebuildSchema, subscriptionsSchema],
  });
  const log = await openLog(service, kafka.brokers, (options) =>
    openKafkaLog({ ...options, reports: measureKafka(metrics) }),
  );
  const backlog = watchBacklog(service, log, database);
  const recorder = await startRecorder(service, { log, database, backlog, termKinds });
  const projector = startProjector(service, {
    log,
    database,
    backlog,
    onCommitted: (partition, decisions) => recorder.committed(partition, decisions),
    onStandstill: (sentence) => printLine(`! ${sentence}`),
  });
  const env = { ...environmentOf(kafka.login), KAFKA_BROKERS: kafka.brokers.join(','), DATABASE_URL: postgres.url };
  const serving = serve(service, {
    title: 'Partnership timeline',
    description: 'Which terms were in force on a date, as known at a moment, and which source says so.',
    modules: [
      CommandApiModule.with(recorder),
      QueryApiModule.forRoot({
        database,
        termKinds,
        clock: () => new Date(),
        publicUrl: settings.publicUrl,
        metrics,
        writeVersion: writeVersionOf(service),
      }),
      RebuildsModule.with({ database, logger, metrics, env }),
      ...channels(service, database),
    ],
    page: path.join(root, 'dist/apps/web'),
  });
  const [{ app, address }] = await Promise.all([serving, projector.settled]);
  await untilCaughtUp({ log, database, projector, stopping, report: printLine });
  startFallDue(service, { database, recorder });
  await startOutlet(service, { brokers: kafka.brokers, database });
  onStop(logHealthChanges(readiness, printLine));

  const [commands, queries] = [app.get(CommandBus, { strict: false }), app.get(QueryBus, { strict: false })];
  if (settings.referenceTimeline && (await isReferenceMissing(database, root)))
    printLine(await importReference(commands, termKinds, root));
  printLine(await banner(address, queries, { kafka: kafka.origin, postgres: postgres.origin }));
});
