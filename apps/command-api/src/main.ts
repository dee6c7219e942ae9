import { PREVIOUS_SCHEMA_VERSION } from '#contracts';
import { openDatabase, openLog, readTermKinds, runService, serve, watchBacklog } from '#service';
import { measureKafka, openKafkaLog } from '#kafka';
import { ledgerSchema } from '#ledger';
import { CommandApiModule } from './command-api.module';
import { startFallDue, startRecorder } from './start-command-side';

void runService({ name: 'command-api', needs: ['kafkaBrokers', 'databaseUrl'] }, async (service) => {
  const { settings, metrics } = service;
  const termKinds = readTermKinds(service);
  const database = await openDatabase(service, {
    url: settings.databaseUrl,
    poolSize: 10,
    schemas: [ledgerSchema],
    migrates: false,
  });
  const log = await openLog(service, settings.kafkaBrokers, (options) =>
    openKafkaLog({ ...options, reports: measureKafka(metrics) }),
  );
  const backlog = watchBacklog(service, log, database);
  const recorder = await startRecorder(service, {
    log,
    database,
    backlog,
    termKinds,
    writesByDefault: PREVIOUS_SCHEMA_VERSION,
  });
  startFallDue(service, { database, recorder });
  return serve(service, {
    title: 'Partnership timeline: recording',
    description: 'Records events of partnerships.',
    modules: [CommandApiModule.with(recorder)],
  });
});
