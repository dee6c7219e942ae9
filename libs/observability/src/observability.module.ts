import { Module, type DynamicModule } from '@nestjs/common';
import { HealthController } from './health/health.controller';
import { ReadinessChecks, type ReadinessCheck } from './health/readiness-checks';
import { MetricsController } from './metrics/metrics.controller';
import { createMetrics, Metrics } from './metrics/metrics';

/**
 * `/metrics`, `/health/live` and `/health/ready`. An app's main imports it once, next to any number of modules,
 * which inject `Metrics` and `ReadinessChecks` without importing anything.
 */
@Module({})
export class ObservabilityModule {
  /**
   * `checks`: what must pass, by the name shown to callers, before this process says that it can answer. `standingStill`: the partitions that do,
   * told beside either answer: what was projected of them can still be asked.
   */
  static forRoot(
    metrics: Metrics = createMetrics(),
    checks: Readonly<Record<string, ReadinessCheck>> = {},
    standingStill?: () => readonly number[],
  ): DynamicModule {
    const readiness = new ReadinessChecks({ standingStill });
    for (const [name, check] of Object.entries(checks)) readiness.register(name, check);
    return {
      module: ObservabilityModule,
      global: true,
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: Metrics, useValue: metrics },
        { provide: ReadinessChecks, useValue: readiness },
      ],
      exports: [Metrics, ReadinessChecks],
    };
  }
}
