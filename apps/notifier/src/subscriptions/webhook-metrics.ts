import type { Metrics } from '#observability';
import type { DeliveryWorker, Sent, Subscriptions } from '#subscriptions';

/** Counts and times each delivery that was tried. */
export function measureDeliveries(metrics: Metrics): (sent: Sent) => void {
  const deliveries = metrics.counter({
    name: 'webhook_deliveries_total',
    help: 'Webhooks that were sent, by what became of them: accepted, gone, or why they failed',
    labels: ['outcome'],
  });
  const seconds = metrics.histogram({
    name: 'webhook_delivery_seconds',
    help: 'Time until the receiver had answered or was given up',
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
      help: 'Subscriptions of all instances, by state; failing ones are active and were refused last',
      labels: ['state'],
    },
    async () => Object.entries(await subscriptions.countByState()).map(([state, count]) => [{ state }, count]),
  );
  metrics.gaugeOf(
    { name: 'webhook_subscriptions_held', help: 'Subscriptions that this instance delivers' },
    () => worker.holds.length,
  );
  metrics.gaugeOf(
    { name: 'webhook_couriers_busy', help: 'Those of them that have a delivery under way, or read what to deliver' },
    () => worker.busy,
  );
  metrics.gaugeOf(
    { name: 'webhook_subscriptions_behind', help: 'Those of them that have not come to the end of the feed' },
    () => worker.behind,
  );
}
