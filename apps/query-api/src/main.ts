import { openDatabase, readTermKinds, runService, serve, writeVersionOf } from '#service';
import { timelineSchema } from '#read-models';
import { subscriptionsSchema } from '#subscriptions';
import { QueryApiModule } from './query-api.module';

void runService({ name: 'query-api', needs: ['databaseUrl'] }, async (service) => {
  const { settings, metrics } = service;
  const { publicUrl } = settings;
  const clock = () => new Date();
  const writeVersion = writeVersionOf(service);
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
    modules: [QueryApiModule.forRoot({ database, termKinds, clock, publicUrl, metrics, writeVersion })],
    page: 'dist/apps/web',
  });
});
