import {
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
} from '@opentelemetry/api';

export type { Span } from '@opentelemetry/api';

/** W3C trace context, as sent with requests and records. */
export type TraceHeaders = Readonly<Record<string, string>>;

export interface SpanOptions {
  readonly kind: 'server' | 'client' | 'producer' | 'consumer';
  readonly attributes?: Attributes;
  /** The trace context of the parent span in another process. Without it, the parent is the current span. */
  readonly parent?: Readonly<Record<string, unknown>> | undefined;
  /** Milliseconds since 1970; now by default. */
  readonly startedAt?: number;
}

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

let on = false;

/** Returns whether tracing is on (it is off by default). Check it before work that only serves traces. */
export const isTracing = (): boolean => on;

export const switchTracing = (to: boolean): void => void (on = to);

/** Starts a span, which the caller ends. Check `isTracing` first. */
export function startSpan(name: string, { kind, attributes, parent, startedAt }: SpanOptions): Span {
  const above = parent ? propagation.extract(ROOT_CONTEXT, parent) : context.active();
  const options = { kind: KINDS[kind], ...(attributes && { attributes }), ...(startedAt && { startTime: startedAt }) };
  return trace.getTracer('partnership-timeline').startSpan(name, options, above);
}

/** Runs work as a child of a span, which the caller ends. */
export const withinSpan = <T>(span: Span, work: () => T): T =>
  context.with(trace.setSpan(context.active(), span), work);

/** Runs work in a new span that ends with it; if tracing is off, only runs the work. */
export async function inSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  if (!on) return work(undefined);
  const span = startSpan(name, options);
  try {
    return await withinSpan(span, () => work(span));
  } catch (error) {
    span.recordException(error instanceof Error ? error : String(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** Returns the trace context of the current span for another process; undefined if the span is not recorded. */
export function traceHeaders(): TraceHeaders | undefined {
  if (!on) return undefined;
  const flags = trace.getSpanContext(context.active())?.traceFlags ?? TraceFlags.NONE;
  if ((flags & TraceFlags.SAMPLED) === 0) return undefined;
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}
