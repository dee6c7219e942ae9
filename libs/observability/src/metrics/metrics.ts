import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry, type LabelValues } from 'prom-client';
import { oneAtATime } from '../deadline/one-at-a-time';

/** Seconds; from a read out of memory to a request that gives up waiting. */
const LATENCY_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What a value is asked for within while the metrics are read: they are told without it, however long it hangs. */
const READ_WITHIN_MS = 3_000;

type Values<L extends string> = readonly (readonly [LabelValues<L>, number])[];

/** A metric's name in Prometheus' way, `_total` for counters and the unit as suffix, and what it tells. */
export interface MetricOptions<L extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly L[];
}

/** The metrics of one process; asking again for a name gives the metric that is there. */
export class Metrics {
  readonly registry = new Registry();

  counter<L extends string = never>(options: MetricOptions<L>): Counter<L> {
    return this.existing<Counter<L>>(options, Counter) ?? new Counter(this.configured(options));
  }

  gauge<L extends string = never>(options: MetricOptions<L>): Gauge<L> {
    return this.existing<Gauge<L>>(options, Gauge) ?? new Gauge(this.configured(options));
  }

  /** A gauge whose value is asked for when the metrics are read. */
  gaugeOf(options: MetricOptions<never>, read: () => number): void {
    new Gauge({
      ...this.configured(options),
      collect() {
        this.set(read());
      },
    });
  }

  /** A count that is kept elsewhere, asked for when the metrics are read. */
  counterOf(options: MetricOptions<never>, read: () => number): void {
    new Counter({
      ...this.configured(options),
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }

  /** A gauge with a value for each of its labels, asked for when the metrics are read; while that fails or hangs it has none, and the others are told. */
  gaugesOf<L extends string = never>(options: MetricOptions<L>, read: () => Values<L> | Promise<Values<L>>): void {
    const asked = oneAtATime(read, READ_WITHIN_MS);
    const labelless = (options.labels ?? []).length === 0;
    new Gauge({
      ...this.configured(options),
      async collect() {
        const values = await asked().catch((): Values<L> => []);
        this.reset();
        // A gauge without labels begins again at 0, which nobody has said.
        if (labelless) this.remove();
        for (const [labels, value] of values) this.set(labels, value);
      },
    });
  }

  /** Buckets suit seconds of latency unless given. */
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

/** Metrics with those of the process: CPU, memory, event loop, garbage collection. */
export function createMetrics(): Metrics {
  const metrics = new Metrics();
  collectDefaultMetrics({ register: metrics.registry });
  return metrics;
}
