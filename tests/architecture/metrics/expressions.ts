import { metricsInCode } from '../docs/metrics-page';

/** Metrics of Prometheus itself, and default metrics of prom-client. */
const OTHERS = ['up', 'process_cpu_seconds_total', 'process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds'];
const OF_TARGETS = ['job', 'instance', 'release', 'le'];
const WORDS = /^(and|or|unless|bool|by|without|offset)$/;

const metrics = metricsInCode();
const known = new Set([
  ...OTHERS,
  ...metrics.map(({ name }) => name),
  ...metrics
    .filter(({ kind }) => kind === 'histogram')
    .flatMap(({ name }) => ['bucket', 'sum', 'count'].map((part) => `${name}_${part}`)),
]);
const labels = new Set([...OF_TARGETS, ...metrics.flatMap((metric) => metric.labels)]);

/** The metrics and labels in a PromQL expression that no service exports. */
export function unknownNamesIn(expression: string): string[] {
  const bare = expression.replaceAll(/"[^"]*"|\[[^\]]*\]/g, '');
  const groups = [...bare.matchAll(/\{([^}]*)\}|\b(?:by|without) \(([^)]*)\)/g)].map(([, a, b]) => a ?? b ?? '');
  const labelsUsed = groups.flatMap((group) => [...group.matchAll(/[a-z_]+/gi)].map(([label]) => label));
  const rest = bare.replaceAll(/\{[^}]*\}|\b(?:by|without) \([^)]*\)/g, '');
  const named = [...rest.matchAll(/[a-z_][\w:]*(?!\s*\(|[\w:])/gi)].map(([name]) => name);
  return [
    ...named.filter((name) => !WORDS.test(name) && !known.has(name)),
    ...labelsUsed.filter((label) => !labels.has(label)),
  ];
}
