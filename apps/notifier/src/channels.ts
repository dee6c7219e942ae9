import { DECISION_PARTITIONS } from '#contracts';
import { feedInPostgres } from '#feed';
import type { Database } from '#postgres';
import { readTermKinds, topicOf, writeVersionOf, type Service } from '#service';
import type { DynamicModule } from '@nestjs/common';
import { NotifierModule } from './notifier.module';
import { PrivateAddressesModule } from './private-addresses/private-addresses.module';
import { SubscriptionsModule } from './subscriptions/subscriptions.module';

/** Returns the modules of all channels that HTTP serves: pull, server-sent events, Atom, private addresses and webhooks. */
export const channels = (service: Service, database: Database): DynamicModule[] => {
  const { settings, logger, metrics } = service;
  const termKinds = readTermKinds(service);
  const clock = () => new Date();
  const writeVersion = writeVersionOf(service);
  return [
    NotifierModule.with({
      database,
      logger,
      metrics,
      termKinds,
      publicUrl: settings.publicUrl,
      writeVersion,
      topic: topicOf(service, 'term-changes'),
    }),
    PrivateAddressesModule.with({ database, settings, termKinds, clock }),
    SubscriptionsModule.with({
      database,
      logger,
      settings,
      termKinds,
      feed: feedInPostgres(database.pool, DECISION_PARTITIONS, writeVersion),
      clock,
    }),
  ];
};
