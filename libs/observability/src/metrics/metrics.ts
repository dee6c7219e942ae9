import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry, type LabelValues } from 'prom-client';
import { oneAtATime } from '../deadline/one-at-a-time';

/** Seconds: from an in-memory read to a request that gives up waiting. */
const LATENCY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The deadline for reading a value while the metrics are collected. A value that hangs is left out. */
const READ_WITHIN_MS = 3_000;

type Values<L extends string> = readonly (readonly [LabelValues<L>, number])[];

/** A metric's name in Prometheus notation, with `_total` for counters and the unit as suffix, and its description. */
export interface MetricOptions<L extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly L[];
}

/** The metrics of one process. A second call with the same name returns the existing metric. */
export class Metrics {
  readonly registry = new Registry();

  counter<L extends string = never>(options: MetricOptions<L>): Counter<L> {
    return this.existing<Counter<L>>(options, Counter) ?? new Counter(this.configured(options));
  }

  gauge<L extends string = never>(options: MetricOptions<L>): Gauge<L> {
    return this.existing<Gauge<L>>(options, Gauge) ?? new Gauge(this.configured(options));
  }

  /** Adds a gauge whose value is read when the metrics are collected. */
  gaugeOf(options: MetricOptions<never>, read: () => number): void {
    new Gauge({
      ...this.configured(options),
      collect() {
        this.set(read());
      },
    });
  }

  /** Adds a counter whose value is kept elsewhere and read when the metrics are collected. */
  counterOf(options: MetricOptions<never>, read: () => number): void {
    new Counter({
      ...this.configured(options),
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }

  /**
   * Adds a gauge with a value per label set, read when the metrics are collected. While the read fails or hangs, the gauge has no value; other
   * metrics are not affected.
   */
  gaugesOf<L extends string = never>(options: MetricOptions<L>, read: () => Values<L> | Promise<Values<L>>): void {
    const readOnce = oneAtATime(read, READ_WITHIN_MS);
    const labelless = (options.labels ?? []).length === 0;
    new Gauge({
      ...this.configured(options),
      async collect() {
        const values = await readOnce().catch((): Values<L> => []);
        this.reset();
        // A gauge without labels restarts at 0 after a reset, which is not a measured value.
        if (labelless) this.remove();
        for (const [labels, value] of values) this.set(labels, value);
      },
    });
  }

  /** Returns a histogram. The default buckets suit latencies in seconds. */
  histogram<L extends string = never>(options: MetricOptions<L>, buckets = LATENCY_BUCKETS): Histogram<L> {
    return this.existing<Histogram<L>>(options, Histogram) ?? new Histogram({ ...this.configured(options), buckets });
  }

  private configured<L extends string>({ name, help, labels = [] }: MetricOptions<L>) {
    return { name, help, labelNames: [...labels], registers: [this.registry] };
  }

  private existing<M extends object>({ name }: MetricOptions<string>, kind: new (...args: never[]) => object) {
    const metric = this.registry.getSingleMetric(name);
    if (metric && !(metric instanceof kind)) throw new Error(`the metric ${name} exists as another kind`);
    return metric as M | undefined;
  }
}

/** Creates metrics that include those of the process: CPU, memory, event loop, garbage collection. */
export function createMetrics(): Metrics {
  const metrics = new Metrics();
  collectDefaultMetrics({ register: metrics.registry });
  return metrics;
}
