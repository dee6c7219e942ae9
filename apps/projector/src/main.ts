import { openDatabase, openLog, runService, serve, watchBacklog } from '#service';
import { measureKafka, openKafkaLog } from '#kafka';
import { timelineSchema } from '#read-models';
import { rebuildSchema } from '#rebuild';
import { subscriptionsSchema } from '#subscriptions';
import { RebuildsModule } from './rebuild/rebuilds.module';
import { startProjector } from './start-projector';

void runService({ name: 'projector', needs: ['kafkaBrokers', 'databaseUrl'] }, async (service) => {
  const { settings, logger, metrics } = service;
  const database = await openDatabase(service, {
    url: settings.databaseUrl,
    poolSize: 8,
    schemas: [timelineSchema, rebuildSchema, subscriptionsSchema],
    migrates: true,
  });
  const log = await openLog(service, settings.kafkaBrokers, (options) =>
    openKafkaLog({ ...options, reports: measureKafka(metrics) }),
  );
  const backlog = watchBacklog(service, log, database);
  startProjector(service, { log, database, backlog, onStuck: () => process.exit(1) });
  return serve(service, {
    title: 'Partnership timeline: rebuilding',
    description: 'Rebuilds the read models from the log.',
    modules: [RebuildsModule.with({ database, logger, metrics, env: {} })],
  });
});
