import type { Metrics } from '#observability';
import type { FeedHub } from '#feed';

export function measureFeed(metrics: Metrics, hub: Pick<FeedHub, 'readerCount'>): void {
  metrics.gaugeOf(
    { name: 'feed_stream_readers', help: 'Readers that follow the stream of term changes (server-sent events)' },
    () => hub.readerCount,
  );
}
