import type { Metrics } from '#observability';
import type { FeedHub } from '#feed';

export function measureFeed(metrics: Metrics, hub: Pick<FeedHub, 'readerCount'>): void {
  metrics.gaugeOf(
    { name: 'feed_stream_readers', help: 'Open streams of term changes (server-sent events)' },
    () => hub.readerCount,
  );
}
