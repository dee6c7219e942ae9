import type { Metrics } from '#observability';

/** Counts the reconnects of a connection that listens for commits. */
export function countReconnects(metrics: Metrics, listener: 'rulings' | 'feed' | 'webhooks' | 'outlet'): () => void {
  const reconnects = metrics.counter({
    name: 'postgres_listen_reconnects_total',
    help: 'Reconnects of the connections that listen for commits of projectors, by the part that they wake',
    labels: ['listener'],
  });
  reconnects.inc({ listener }, 0);
  return () => reconnects.inc({ listener });
}
