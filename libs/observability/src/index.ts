export { AUDIT, auditTo, type Audit, type AuditedAct } from './audit/audit';
export { BacklogWatch, type BacklogOptions, type BacklogSources, type PartitionBacklog } from './backlog/backlog-watch';
export { NoAnswer, oneAtATime } from './deadline/one-at-a-time';
export { remembered } from './deadline/remembered';
export { answers } from './health/answers';
export { backlogInWords, partitionsInWords, secondsInWords } from './health/in-words';
export {
  CheckFailed,
  ReadinessChecks,
  type CheckReport,
  type CheckState,
  type Finding,
  type HealthReport,
  type ReadinessCheck,
} from './health/readiness-checks';
export { logChanges } from './health/log-changes';
export { createLogger, type Logger, type LoggerOptions } from './logging/logger';
export { reasonOf } from './logging/logged-error';
export { createMetrics, Metrics, type MetricOptions } from './metrics/metrics';
export { measureHealth } from './health/measure-health';
export { inRequest, requestFacts, type RequestFacts } from './requests/request-facts';
export { startTracing } from './tracing/start-tracing';
export {
  inSpan,
  isTracing,
  startSpan,
  traceHeaders,
  withinSpan,
  type Span,
  type SpanOptions,
  type TraceHeaders,
} from './tracing/tracing';
export { TimeSlice } from './time-slice/time-slice';
