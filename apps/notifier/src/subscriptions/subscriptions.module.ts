import type { Settings } from '#config';
import type { TermKindRegistry } from '#contracts';
import { ORIGIN_OF, originBy } from '#http';
import { countReconnects } from '#ledger';
import type { Database, Unsubscribe } from '#postgres';
import { AUDIT, auditTo, Metrics, type Logger } from '#observability';
import {
  DeliveryWorker,
  guardedAgent,
  Subscriptions,
  type DeliveryReports,
  type Resolve,
  type Sent,
} from '#subscriptions';
import { type Feed } from '#feed';
import { Module, type DynamicModule, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { chatMessages } from '../messages/chat-messages';
import { namesInPostgres } from '../messages/names-of-change';
import { SubscriptionActionsController } from './subscription-actions.controller';
import { SubscriptionsController } from './subscriptions.controller';
import { measureDeliveries, measureSubscriptions } from './webhook-metrics';

export interface SubscriptionsOptions {
  readonly database: Database;
  readonly feed: Feed;
  readonly settings: Pick<
    Settings,
    'webhooksAllowLoopback' | 'webhookTimeoutSeconds' | 'subscriptionsPerOwner' | 'publicUrl'
  >;
  /** The term kinds, for their titles. */
  readonly termKinds: Pick<TermKindRegistry, 'kinds'>;
  readonly clock: () => Date;
  readonly logger: Logger;
  /** A random number in [0, 1) that spreads retries. */
  readonly random?: () => number;
  /** The resolver of host names; by default the system's. */
  readonly resolve?: Resolve;
}

/** Delivers while the app runs. It is woken by the projector's commits and by changes to subscriptions on this instance. */
class Deliveries implements OnApplicationBootstrap, OnModuleDestroy {
  private unsubscribe: Unsubscribe = () => Promise.resolve();

  constructor(
    private readonly worker: DeliveryWorker,
    private readonly listen: () => Promise<Unsubscribe>,
    private readonly letGo: () => Promise<void>,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // Without notifications, deliveries are only late, up to the next look.
    try {
      this.unsubscribe = await this.listen();
    } catch (error) {
      this.logger.warn({ err: error }, 'notifications of commits are not received yet');
    }
    this.worker.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.unsubscribe();
    await this.worker.stop();
    await this.letGo();
  }
}

/** Serves webhooks: subscriptions and their delivery. */
@Module({})
export class SubscriptionsModule {
  static with(options: SubscriptionsOptions): DynamicModule {
    const { database, feed, settings, termKinds, clock, logger, random, resolve } = options;
    const rules = { allowLoopback: settings.webhooksAllowLoopback };
    const agent = guardedAgent(rules, resolve);
    const sending = { dispatcher: agent, timeoutMs: settings.webhookTimeoutSeconds * 1_000, now: clock };
    const chats = chatMessages(namesInPostgres(database.pool, termKinds));
    return {
      module: SubscriptionsModule,
      controllers: [SubscriptionsController, SubscriptionActionsController],
      providers: [
        { provide: AUDIT, useValue: auditTo(logger) },
        { provide: ORIGIN_OF, useValue: originBy(settings.publicUrl) },
        {
          provide: DeliveryWorker,
          inject: [Metrics],
          useFactory: (metrics: Metrics) => {
            const reports = reportsTo(logger, measureDeliveries(metrics));
            const source = { database, feed, sending, chats, now: clock };
            return new DeliveryWorker({ ...source, random: random ?? Math.random, reports });
          },
        },
        {
          provide: Subscriptions,
          inject: [DeliveryWorker],
          useFactory: (worker: DeliveryWorker) =>
            new Subscriptions({
              database,
              feed,
              rules,
              sending,
              chats,
              limit: settings.subscriptionsPerOwner,
              now: clock,
              onChange: () => worker.subscriptionsChanged(),
            }),
        },
        {
          provide: Deliveries,
          inject: [DeliveryWorker, Subscriptions, Metrics],
          useFactory: (worker: DeliveryWorker, subscriptions: Subscriptions, metrics: Metrics) => {
            measureSubscriptions(metrics, subscriptions, worker);
            return new Deliveries(
              worker,
              () => commitsWake(worker, database, logger, metrics),
              () => agent.destroy(),
              logger,
            );
          },
        },
      ],
    };
  }
}

function commitsWake(
  worker: DeliveryWorker,
  { progress }: Database,
  logger: Logger,
  metrics: Metrics,
): Promise<Unsubscribe> {
  const wake = () => worker.feedMoved();
  const reconnected = countReconnects(metrics, 'webhooks');
  const resumed = () => {
    reconnected();
    wake();
  };
  const trouble = (error: unknown) => logger.warn({ err: error }, 'notifications of commits are interrupted');
  return progress.subscribe({ progressed: wake, resumed, trouble });
}

const reportsTo = (logger: Logger, measure: (sent: Sent) => void): DeliveryReports => ({
  attempted({ id }, sent) {
    measure(sent);
    const { outcome, durationMs } = sent;
    logger.debug({ subscription: id, outcome, durationMs }, 'a webhook was delivered or refused');
  },
  stopped: ({ id }, { state, reason }) => logger.warn({ subscription: id, reason }, `a subscription was ${state}`),
  leaseLost: (id) => logger.debug({ subscription: id }, 'a subscription went to another instance'),
  trouble: (error) => logger.warn({ err: error }, 'the delivery of webhooks failed and is retried'),
});
