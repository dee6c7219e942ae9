import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';

const ROOT = join(__dirname, '../../..');
const EVERY_MS = 1_000;
/** The default timeout of Prometheus. */
const SCRAPE_WITHIN_MS = 10_000;
const JOB = 'partnership-timeline';

/** The metrics of services, second by second. */
export interface Scraped {
  readonly seconds: number;
  readonly series: ReadonlyMap<string, Series>;
}

interface Series {
  /** The seconds in which its service was scraped, successfully or not. All other seconds are gaps of the scraper. */
  readonly scrapedSeconds: ReadonlySet<number>;
  readonly values: ReadonlyMap<number, string>;
}

/** Scrapes services once a second, as Prometheus does: a series that is missing from a scrape becomes stale, and `up` states whether the scrape succeeded. */
export class Scraper {
  private readonly since = performance.now();
  private readonly series = new Map<string, { scrapedSeconds: Set<number>; values: Map<number, string> }>();
  private readonly scrapedSeconds = new Map<string, Set<number>>();
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
    const put = (series: string, value: string): void => this.put(instance, series, second, value);
    try {
      const answer = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(SCRAPE_WITHIN_MS) });
      for (const [series, value] of samplesIn(await answer.text(), instance)) put(series, value);
      put(up, '1');
    } catch {
      put(up, '0');
    }
  }

  private put(instance: string, series: string, second: number, value: string): void {
    const scrapedSeconds = this.scrapedSeconds.get(instance) ?? new Set();
    this.scrapedSeconds.set(instance, scrapedSeconds.add(second));
    const { values } = this.series.get(series) ?? { values: new Map<number, string>() };
    this.series.set(series, { scrapedSeconds, values: values.set(second, value) });
  }
}

const SAMPLE = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/;

/** Returns only the samples that the rules may query. Process metrics and buckets, which make up most of a page, are left out. */
const samplesIn = (text: string, instance: string): [series: string, value: string][] =>
  text.split('\n').flatMap((line): [string, string][] => {
    const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
    if (name === '' || /^(process|nodejs)_|_bucket$/.test(name)) return [];
    return [[seriesOf(name, labels, instance), value]];
  });

const seriesOf = (name: string, labels: string, instance: string): string =>
  `${name}{${labels}${labels === '' ? '' : ','}instance="${instance}",job="${JOB}"}`;

/** An expression and its expected value at a second of the scraped data. */
export interface Expected {
  readonly second: number;
  readonly expr: string;
  readonly value: number;
}

/** Evaluates the alerting rules over the scraped data with promtool. Returns its failures, or an empty text. */
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
      input_series: [...series].map(([name, one]) => ({ series: name, values: valuesOf(one, seconds) })),
      promql_expr_test: expected.map(({ second, expr, value }) => ({
        expr,
        eval_time: `${second}s`,
        exp_samples: [{ labels: '{}', value }],
      })),
    },
  ],
});

function valuesOf({ scrapedSeconds, values }: Series, seconds: number): string {
  let isThere = false;
  const each = Array.from({ length: seconds + 1 }, (_, second) => {
    const value = values.get(second);
    const isGone = value === undefined && isThere && scrapedSeconds.has(second);
    isThere = value !== undefined || (isThere && !isGone);
    return value ?? (isGone ? 'stale' : '_');
  });
  return each.join(' ');
}
