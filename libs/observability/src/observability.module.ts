import { Module, type DynamicModule } from '@nestjs/common';
import { HealthController } from './health/health.controller';
import { measureHealth } from './health/measure-health';
import { ReadinessChecks } from './health/readiness-checks';
import { MetricsController } from './metrics/metrics.controller';
import { createMetrics, Metrics } from './metrics/metrics';

/**
 * `/metrics`, `/health/live` and `/health/ready`. An app's main imports it once, next to any number of modules,
 * which inject `Metrics` and `ReadinessChecks` without importing anything.
 */
@Module({})
export class ObservabilityModule {
  static forRoot(metrics: Metrics = createMetrics(), readiness = new ReadinessChecks()): DynamicModule {
    measureHealth(metrics, readiness);
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
