import type { Metrics } from '#observability';
import type { DeliveryWorker, Sent, Subscriptions } from '#subscriptions';

/** Measures the outcome and the duration of each delivery attempt. */
export function measureDeliveries(metrics: Metrics): (sent: Sent) => void {
  const deliveries = metrics.counter({
    name: 'webhook_deliveries_total',
    help: 'Webhook deliveries by outcome: accepted, gone, or the reason of the failure',
    labels: ['outcome'],
  });
  const seconds = metrics.histogram({
    name: 'webhook_delivery_seconds',
    help: 'Time until the receiver answered or the attempt timed out',
  });
  return ({ outcome, durationMs }) => {
    deliveries.inc({ outcome: outcome.kind === 'failed' ? outcome.reason : outcome.kind });
    seconds.observe(durationMs / 1_000);
  };
}

export function measureSubscriptions(metrics: Metrics, subscriptions: Subscriptions, worker: DeliveryWorker): void {
  metrics.gaugesOf(
    {
      name: 'webhook_subscriptions',
      help: 'Subscriptions of all instances, by state; failing ones are active and their last delivery failed',
      labels: ['state'],
    },
    async () => Object.entries(await subscriptions.countByState()).map(([state, count]) => [{ state }, count]),
  );
  metrics.gaugeOf(
    { name: 'webhook_subscriptions_held', help: 'Subscriptions that this instance delivers (it has their leases)' },
    () => worker.leased.length,
  );
  metrics.gaugeOf(
    { name: 'webhook_couriers_busy', help: 'Those of them that are delivering or reading the feed' },
    () => worker.busy,
  );
  metrics.gaugeOf(
    { name: 'webhook_subscriptions_behind', help: 'Those of them that have not reached the end of the feed' },
    () => worker.behind,
  );
}
