import { code, page, sentence, table } from './markdown';
import { callsWithObjects, textsIn } from './source-files';

const KINDS: Readonly<Record<string, string>> = {
  'metrics.counter': 'counter',
  'metrics.counterOf': 'counter',
  'metrics.gauge': 'gauge',
  'metrics.gaugeOf': 'gauge',
  'metrics.gaugesOf': 'gauge',
  'metrics.histogram': 'histogram',
};

const INTRODUCTION = `\`GET /metrics\` in the text format of Prometheus. Each service has its own metrics; scrape each service directly, not through a gateway. \`npm start\` serves the metrics of all
services at one address. Names end in their unit (\`_seconds\`), counters in \`_total\`. Times are in seconds.

The metrics of the process itself (\`process_*\`, \`nodejs_*\`: CPU, memory, event loop, garbage collection) are those that prom-client collects by default.`;

export interface DocumentedMetric {
  readonly name: string;
  readonly kind: string;
  readonly labels: readonly string[];
  readonly help: string;
  readonly place: string;
}

export const metricsPage = (): string =>
  page('Metrics', 'the calls that register them', [
    INTRODUCTION,
    table(
      ['name', 'kind', 'labels', 'from', 'meaning'],
      metricsInCode().map(({ name, kind, labels, help, place }) => [
        code(name),
        kind,
        labels.map(code).join(', '),
        place,
        sentence(help),
      ]),
    ),
  ]);

export const metricsInCode = (): DocumentedMetric[] =>
  callsWithObjects().flatMap(({ callee, file, members }) => {
    const kind = KINDS[callee];
    if (kind === undefined) return [];
    const [name] = textsIn(members.get('name'));
    const [help] = textsIn(members.get('help'));
    if (name === undefined || help === undefined)
      throw new Error(`${file}: a metric's name and help must be written out`);
    return [{ name, kind, help, labels: textsIn(members.get('labels')), place: placeOf(file) }];
  });

/** The services that register the metrics of a lib, if not all services do. */
const OF_LIBS: Readonly<Record<string, string>> = {
  kafka: 'command-api, projector',
  recording: 'command-api',
  'measure-listener': 'command-api, notifier',
  'measure-progress': 'query-api',
  state: 'query-api',
};

function placeOf(file: string): string {
  if (file.startsWith('apps/')) return file.split('/')[1] ?? '';
  const parts = file.replace(/\.ts$/, '').split('/');
  return parts.flatMap((part) => OF_LIBS[part] ?? [])[0] ?? 'every service';
}
