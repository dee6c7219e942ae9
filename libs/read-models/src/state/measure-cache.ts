import type { Metrics } from '#observability';

export interface CacheState {
  /** About. */
  readonly bytes: number;
  readonly limit: number;
  readonly entries: number;
  readonly hits: number;
  readonly misses: number;
}

/** Registers the metrics of the partnership cache: its size, hits and misses. */
export function measurePartnershipCache(metrics: Metrics, reader: { readonly cache: CacheState }): void {
  metrics.gaugeOf(
    { name: 'partnership_cache_bytes', help: 'Approximate size of the partnership cache' },
    () => reader.cache.bytes,
  );
  metrics.gaugeOf(
    { name: 'partnership_cache_limit_bytes', help: 'Maximum size of the partnership cache' },
    () => reader.cache.limit,
  );
  metrics.counterOf(
    {
      name: 'partnership_cache_hits_total',
      help: 'Queries about a cached partnership: at most its head was read',
    },
    () => reader.cache.hits,
  );
  metrics.counterOf(
    { name: 'partnership_cache_misses_total', help: 'Queries about a partnership that had to be loaded' },
    () => reader.cache.misses,
  );
}
