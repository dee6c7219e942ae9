import type { Metrics } from '../metrics/metrics';
import type { ReadinessChecks } from './readiness-checks';

/** What `/health/ready` answers, for alarms. */
export function measureHealth(metrics: Metrics, readiness: ReadinessChecks): void {
  metrics.gaugesOf(
    {
      name: 'health_check_ok',
      help: '1 where a check of /health/ready found all well, 0 where it is degraded or has failed',
      labels: ['check'],
    },
    async () => (await readiness.report()).checks.map(({ check, state }) => [{ check }, state === 'ok' ? 1 : 0]),
  );
  metrics.gaugesOf(
    { name: 'health_ready', help: '1 while the process can answer: what /health/ready says' },
    async () => [[{}, (await readiness.report()).status === 'ready' ? 1 : 0]],
  );
}
