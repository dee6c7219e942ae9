import { openDatabase, runService, serve } from '#service';
import { timelineSchema } from '#read-models';
import { subscriptionsSchema } from '#subscriptions';
import { startOutlet } from './kafka-out/start-outlet';
import { channels } from './channels';

void runService({ name: 'notifier', needs: ['kafkaBrokers', 'databaseUrl'] }, async (service) => {
  const { settings } = service;
  const database = await openDatabase(service, {
    url: settings.databaseUrl,
    poolSize: 10,
    schemas: [timelineSchema, subscriptionsSchema],
    migrates: false,
  });
  await startOutlet(service, { brokers: settings.kafkaBrokers, database });
  return serve(service, {
    title: 'Partnership timeline: notifications',
    description: 'Term changes by cursor.',
    modules: channels(service, database),
  });
});
