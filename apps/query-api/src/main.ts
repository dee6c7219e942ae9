import { openDatabase, openReplica, readTermKinds, runService, serve, writeVersionOf } from '#service';
import { timelineSchema } from '#read-models';
import { subscriptionsSchema } from '#subscriptions';
import { QueryApiModule } from './query-api.module';
import { followReplica } from './reads/follow-replica';

void runService({ name: 'query-api', needs: ['databaseUrl'] }, async (service) => {
  const { settings, metrics } = service;
  const { publicUrl } = settings;
  const clock = () => new Date();
  const writeVersion = writeVersionOf(service);
  const termKinds = readTermKinds(service);
  const needs = { poolSize: 16, schemas: [timelineSchema, subscriptionsSchema] };
  const database = await openDatabase(service, { ...needs, url: settings.databaseUrl, migrates: false });
  const copy = openReplica(service, needs);
  const replica = copy ? followReplica(service, database, copy) : undefined;
  return serve(service, {
    title: 'Partnership timeline: questions',
    description: 'Which terms were in force on a date, as known at a moment, and which source says so.',
    modules: [QueryApiModule.forRoot({ database, replica, termKinds, clock, publicUrl, metrics, writeVersion })],
    page: 'dist/apps/web',
  });
});
