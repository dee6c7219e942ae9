import { switchTracing } from './tracing';

type Environment = Readonly<Record<string, string | undefined>>;

/** Returns whether traces are exported: one of OpenTelemetry's own variables names a destination, and no variable disables tracing. */
export const wantsTraces = (env: Environment): boolean =>
  env['OTEL_SDK_DISABLED']?.toLowerCase() !== 'true' &&
  env['OTEL_TRACES_EXPORTER'] !== 'none' &&
  [env['OTEL_TRACES_EXPORTER'], env['OTEL_EXPORTER_OTLP_ENDPOINT'], env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']].some(
    Boolean,
  );

/**
 * Starts tracing by the standard variables (exporter, sampler, propagators, resource). The returned function stops it and exports the remaining
 * spans. Returns undefined if tracing is off; the SDK is then not loaded.
 */
export async function startTracing(name: string, env: Environment): Promise<(() => Promise<void>) | undefined> {
  if (!wantsTraces(env)) return undefined;
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({
    ...(env['OTEL_SERVICE_NAME'] ? {} : { serviceName: `partnership-${name}` }),
    // Traces only: metrics are exported by Prometheus, and logs are written to standard output.
    instrumentations: [],
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
  switchTracing(true);
  return async () => {
    switchTracing(false);
    await sdk.shutdown();
  };
}
