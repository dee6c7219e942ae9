import type { Metrics } from '#observability';
import type { Pool } from 'pg';

type Connect = (callback?: (...result: unknown[]) => void) => unknown;

/** Measures a pool's connections and the time that transactions and single queries wait for one. */
export function measurePool(metrics: Metrics, pool: Pool): void {
  metrics.gaugesOf(
    {
      name: 'postgres_pool_connections',
      help: 'Connections of the pool, by state',
      labels: ['state'],
    },
    () => [
      [{ state: 'in-use' }, pool.totalCount - pool.idleCount],
      [{ state: 'idle' }, pool.idleCount],
    ],
  );
  metrics.gaugeOf(
    { name: 'postgres_pool_size', help: 'Maximum number of connections of the pool' },
    () => pool.options.max,
  );
  metrics.gaugeOf(
    { name: 'postgres_pool_waiting', help: 'Requests that wait for a connection because all are in use' },
    () => pool.waitingCount,
  );
  const seconds = metrics.histogram({
    name: 'postgres_pool_wait_seconds',
    help: 'Time until a connection was available',
  });
  // `pool.query` calls `connect` too, so all requests pass here.
  const connect = pool.connect.bind(pool) as Connect;
  const timed: Connect = (callback) => {
    if (pool.idleCount > 0) {
      seconds.observe(0);
      return connect(callback);
    }
    const requestedAt = performance.now();
    const done = () => seconds.observe((performance.now() - requestedAt) / 1_000);
    if (callback)
      return connect((...result) => {
        done();
        callback(...result);
      });
    return (connect() as Promise<unknown>).finally(done);
  };
  Object.assign(pool, { connect: timed });
}
