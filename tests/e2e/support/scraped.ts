import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

const ROOT = join(__dirname, '../../..');
const EVERY_MS = 1_000;
/** As Prometheus by default. */
const SCRAPE_WITHIN_MS = 10_000;
const JOB = 'partnership-timeline';

/** What services said, second by second: by series, and null in those in which it was not there. */
export interface Scraped {
  readonly seconds: number;
  readonly series: ReadonlyMap<string, readonly (string | null)[]>;
}

/** Scrapes services once a second, as Prometheus does: what a scrape does not tell any more is stale, and `up` says whether there was one. */
export class Scraper {
  private readonly since = performance.now();
  private readonly series = new Map<string, (string | null)[]>();
  private readonly timer: NodeJS.Timeout;
  private readonly under = new Set<Promise<void>>();

  constructor(private readonly services: Readonly<Record<string, string>>) {
    this.timer = setInterval(() => this.scrapeAll(), EVERY_MS);
    this.scrapeAll();
  }

  get seconds(): number {
    return Math.floor((performance.now() - this.since) / EVERY_MS);
  }

  async stop(): Promise<Scraped> {
    clearInterval(this.timer);
    const { seconds } = this;
    await Promise.all(this.under);
    return { seconds, series: this.series };
  }

  private scrapeAll(): void {
    for (const [instance, url] of Object.entries(this.services)) {
      const scrape = this.scrape(instance, url, this.seconds).finally(() => this.under.delete(scrape));
      this.under.add(scrape);
    }
  }

  private async scrape(instance: string, url: string, second: number): Promise<void> {
    const up = seriesOf('up', '', instance);
    try {
      const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(SCRAPE_WITHIN_MS) });
      for (const [series, value] of samplesIn(await answer.text(), instance)) this.put(series, second, value);
      this.put(up, second, '1');
    } catch {
      this.put(up, second, '0');
    }
  }

  private put(series: string, second: number, value: string): void {
    const values = this.series.get(series) ?? [];
    while (values.length < second) values.push(null);
    values[second] = value;
    this.series.set(series, values);
  }
}

const SAMPLE = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/;

/** Only what the rules may ask for: the process's own metrics and buckets make up most of a page. */
const samplesIn = (text: string, instance: string): [series: string, value: string][] =>
  text.split('\n').flatMap((line): [string, string][] => {
    const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
    if (name === '' || /^(process|nodejs)_|_bucket$/.test(name)) return [];
    return [[seriesOf(name, labels, instance), value]];
  });

const seriesOf = (name: string, labels: string, instance: string): string =>
  `${name}{${labels}${labels === '' ? '' : ','}instance="${instance}",job="${JOB}"}`;

/** What has to hold at a second of what was scraped. */
export interface Expected {
  readonly second: number;
  readonly expr: string;
  readonly value: number;
}

/** Evaluates the alerting rules over what was scraped, by promtool; gives its complaints, or nothing. */
export function evaluateAlerts(scraped: Scraped, expected: readonly Expected[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'alerts-'));
  try {
    const file = join(folder, 'test.yml');
    writeFileSync(file, stringify(promtoolTest(scraped, expected), { aliasDuplicateObjects: false }));
    execFileSync('promtool', ['test', 'rules', file], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error('promtool is not on the PATH: install it, on Debian with `apt-get install prometheus`', {
        cause: error,
      });
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return `${stdout ?? ''}${stderr ?? String(error)}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const promtoolTest = ({ seconds, series }: Scraped, expected: readonly Expected[]): object => ({
  rule_files: [join(ROOT, 'infra/observability/alerts.yml')],
  evaluation_interval: '1s',
  tests: [
    {
      interval: '1s',
      input_series: [...series].map(([name, values]) => ({ series: name, values: valuesOf(values, seconds) })),
      promql_expr_test: expected.map(({ second, expr, value }) => ({
        expr,
        eval_time: `${second}s`,
        exp_samples: [{ labels: '{}', value }],
      })),
    },
  ],
});

const valuesOf = (values: readonly (string | null)[], seconds: number): string =>
  Array.from({ length: seconds + 1 }, (_, second) => {
    const value = values[second] ?? null;
    if (value !== null) return value;
    return second > 0 && values[second - 1] != null ? 'stale' : '_';
  }).join(' ');
