export { ReadinessChecks, type FailedCheck, type ReadinessCheck } from './health/readiness-checks';
export { createLogger, type Logger, type LoggerOptions } from './logging/logger';
export { measureHttp } from './metrics/measure-http';
export { createMetrics, Metrics, type MetricOptions } from './metrics/metrics';
export { ObservabilityModule } from './observability.module';
