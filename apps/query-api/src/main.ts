import { PREVIOUS_SCHEMA_VERSION } from '#contracts';
import { openDatabase, readTermKinds, runService, serve } from '#service';
import { timelineSchema } from '#read-models';
import { subscriptionsSchema } from '#subscriptions';
import { QueryApiModule } from './query-api.module';

void runService({ name: 'query-api', needs: ['databaseUrl'] }, async (service) => {
  const { settings, metrics } = service;
  const { publicUrl, writeVersion = PREVIOUS_SCHEMA_VERSION } = settings;
  const termKinds = readTermKinds(service);
  const database = await openDatabase(service, {
    url: settings.databaseUrl,
    poolSize: 16,
    schemas: [timelineSchema, subscriptionsSchema],
    migrates: false,
  });
  return serve(service, {
    title: 'Partnership timeline: questions',
    description: 'Which terms were in force on a date, as known at a moment, and which source says so.',
    modules: [
      QueryApiModule.forRoot({ database, termKinds, clock: () => new Date(), writeVersion, publicUrl, metrics }),
    ],
    page: 'dist/apps/web',
  });
});
