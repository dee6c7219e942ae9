import { switchTracing } from './tracing';

type Environment = Readonly<Record<string, string | undefined>>;

/** Traces are made where one of OpenTelemetry's own variables says where they go, unless another switches all of it off. */
export const wantsTraces = (env: Environment): boolean =>
  env['OTEL_SDK_DISABLED']?.toLowerCase() !== 'true' &&
  env['OTEL_TRACES_EXPORTER'] !== 'none' &&
  [env['OTEL_TRACES_EXPORTER'], env['OTEL_EXPORTER_OTLP_ENDPOINT'], env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']].some(
    Boolean,
  );

/**
 * Makes traces, by the standard variables (exporter, sampler, propagators, resource), until the returned function is called; it sends what is left.
 * Undefined where none are wanted: then nothing of the SDK is loaded.
 */
export async function startTracing(name: string, env: Environment): Promise<(() => Promise<void>) | undefined> {
  if (!wantsTraces(env)) return undefined;
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  const sdk = new NodeSDK({
    ...(env['OTEL_SERVICE_NAME'] ? {} : { serviceName: `partnership-${name}` }),
    // Traces alone: the metrics are Prometheus', and the logs are on standard output.
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
