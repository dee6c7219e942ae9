import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { unknownNamesIn } from './metrics/expressions';

interface Panel {
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const { panels } = JSON.parse(read('infra/observability/dashboard.json')) as { panels: Panel[] };
const levels = (
  parse(read('infra/observability/service-levels.yml')) as { groups: { rules: { record: string; expr: string }[] }[] }
).groups.flatMap(({ rules }) => rules);
const drawn = panels.flatMap(({ title, targets = [] }) =>
  targets.map(({ expr }) => ({ title, expr: expr.replaceAll('$__rate_interval', '5m') })),
);

const hasPromtool = spawnSync('promtool', ['--version']).error === undefined;

/** The errors that promtool reports for expressions; empty if all are valid. */
function unreadable(expressions: readonly string[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'expressions-')), 'rules.yml');
  const rules = expressions.map((expr, index) => ({ record: `one:${index}`, expr }));
  writeFileSync(file, JSON.stringify({ groups: [{ name: 'all', rules }] }));
  return spawnSync('promtool', ['check', 'rules', file], { encoding: 'utf8' }).stderr;
}

test('a_metric_or_label_that_no_service_exports_is_found', () => {
  expect(unknownNamesIn('sum by (partition) (rate(projector_lag{job="a", colour="b"}[5m]))')).toEqual([
    'projector_lag',
    'colour',
  ]);
  expect(unknownNamesIn('histogram_quantile(0.5, command_append_seconds_bucket) > bool 5')).toEqual([]);
});

describe('the dashboard', () => {
  test.each(drawn)('uses_only_existing_metrics_in_"$title": $expr', ({ expr }) => {
    expect(unknownNamesIn(expr)).toEqual([]);
  });

  (hasPromtool ? test : test.skip)('has_valid_expressions (needs promtool)', () => {
    expect(unreadable(drawn.map(({ expr }) => expr))).toBe('');
    expect(unreadable(['sum(('])).not.toBe('');
  });

  test('shows_every_metric_that_an_alert_or_a_service_level_uses', () => {
    const names = (text: string) => new Set(text.match(/[a-z]+(?:_[a-z]+)+/g));
    const shown = names(drawn.map(({ expr }) => expr).join(' '));
    const alerts = (parse(read('infra/observability/alerts.yml')) as { groups: { rules: { expr: string }[] }[] }).groups
      .flatMap(({ rules }) => rules)
      .map(({ expr }) => expr);
    const used = names([...alerts, ...levels.map(({ expr }) => expr)].join(' ').replaceAll(/"[^"]*"/g, ''));
    const NO_METRICS = ['min_over_time', 'avg_over_time'];
    expect([...used].filter((name) => !shown.has(name) && !NO_METRICS.includes(name))).toEqual([]);
  });

  test('has_no_overlapping_panels', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });
});

describe('the service levels', () => {
  const page = read('docs/how-to/service-levels.md');

  test.each(levels)('$record_is_documented_and_uses_only_existing_metrics', ({ record, expr }) => {
    expect(page).toContain(`\`${record}\``);
    expect(unknownNamesIn(expr)).toEqual([]);
  });

  test('that_the_page_promises_are_recorded', () => {
    const promised = new Set(page.match(/timeline:[\w:]+/g));
    expect([...promised].toSorted()).toEqual(levels.map(({ record }) => record).toSorted());
  });

  (hasPromtool ? test : test.skip)('have_valid_expressions (needs promtool)', () => {
    expect(unreadable(levels.map(({ expr }) => expr))).toBe('');
  });
});
