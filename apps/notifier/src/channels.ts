import { DECISION_PARTITIONS } from '#contracts';
import { feedInPostgres } from '#feed';
import type { Database } from '#postgres';
import { topicOf, type Service } from '#service';
import type { DynamicModule } from '@nestjs/common';
import { NotifierModule } from './notifier.module';
import { SubscriptionsModule } from './subscriptions/subscriptions.module';

/** Every channel that HTTP has a part in: pull, server-sent events, Atom and webhooks. */
export const channels = (service: Service, database: Database): DynamicModule[] => {
  const { settings, logger, metrics } = service;
  return [
    NotifierModule.with({ database, logger, metrics, topic: topicOf(service, 'term-changes') }),
    SubscriptionsModule.with({
      database,
      logger,
      settings,
      feed: feedInPostgres(database.pool, DECISION_PARTITIONS),
      clock: () => new Date(),
    }),
  ];
};
