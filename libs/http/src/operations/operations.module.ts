import { Module, type DynamicModule } from '@nestjs/common';
import { HealthController } from './health.controller';
import { measureHealth, ReadinessChecks, createMetrics, Metrics } from '#observability';
import { MetricsController } from './metrics.controller';

/**
 * `/metrics`, `/health/live` and `/health/ready`. An app's main imports it once, next to any number of modules,
 * which inject `Metrics` and `ReadinessChecks` without importing anything.
 */
@Module({})
export class OperationsModule {
  static forRoot(metrics: Metrics = createMetrics(), readiness = new ReadinessChecks()): DynamicModule {
    measureHealth(metrics, readiness);
    return {
      module: OperationsModule,
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
