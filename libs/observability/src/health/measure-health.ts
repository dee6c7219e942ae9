import type { Metrics } from '../metrics/metrics';
import type { ReadinessChecks } from './readiness-checks';

/** Exports the result of `/health/ready` as metrics, for alerts. */
export function measureHealth(metrics: Metrics, readiness: ReadinessChecks): void {
  metrics.gaugesOf(
    {
      name: 'health_check_ok',
      help: '1 if a check of /health/ready is ok, 0 if it is degraded or failed',
      labels: ['check'],
    },
    async () => (await readiness.report()).checks.map(({ check, state }) => [{ check }, state === 'ok' ? 1 : 0]),
  );
  metrics.gaugesOf({ name: 'health_ready', help: '1 while /health/ready answers 200' }, async () => [
    [{}, (await readiness.report()).status === 'ready' ? 1 : 0],
  ]);
}
