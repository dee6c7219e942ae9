import { wantsTraces } from './start-tracing';
import { inSpan, isTracing, traceHeaders } from './tracing';

test.each<[Record<string, string>, boolean]>([
  [{}, false],
  [{ OTEL_SERVICE_NAME: 'a-name' }, false],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, true],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://127.0.0.1:4318/v1/traces' }, true],
  [{ OTEL_TRACES_EXPORTER: 'console' }, true],
  [{ OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, false],
  [{ OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, false],
])('with_%j_tracing_is_wanted: %s', (env, wanted) => {
  expect(wantsTraces(env)).toBe(wanted);
});

test('by_default_work_runs_without_spans_and_trace_headers', async () => {
  expect(isTracing()).toBe(false);
  await inSpan('work', { kind: 'client' }, async (span) => {
    expect(span).toBeUndefined();
    expect(traceHeaders()).toBeUndefined();
  });
});
