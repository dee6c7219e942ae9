import type { Metrics } from '#observability';

export interface CacheState {
  /** About. */
  readonly bytes: number;
  readonly limit: number;
  readonly entries: number;
  readonly hits: number;
  readonly misses: number;
}

/** Tells what is kept of partnerships in memory, and how often that saves a read. */
export function measurePartnershipCache(metrics: Metrics, reader: { readonly cache: CacheState }): void {
  metrics.gaugeOf(
    { name: 'partnership_cache_bytes', help: 'What is kept of partnerships in memory, about' },
    () => reader.cache.bytes,
  );
  metrics.gaugeOf(
    { name: 'partnership_cache_limit_bytes', help: 'The most that is kept of partnerships in memory' },
    () => reader.cache.limit,
  );
  metrics.counterOf(
    {
      name: 'partnership_cache_hits_total',
      help: 'Partnerships that were asked about and of which no more than the head had to be read',
    },
    () => reader.cache.hits,
  );
  metrics.counterOf(
    { name: 'partnership_cache_misses_total', help: 'Partnerships that were asked about and had to be read' },
    () => reader.cache.misses,
  );
}
