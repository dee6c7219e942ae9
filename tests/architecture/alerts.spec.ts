import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { anchor } from './docs/markdown';
import { unknownNamesIn } from './metrics/expressions';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string; readonly runbook_url: string };
}

const read = (path: string): string => readFileSync(join(__dirname, '../..', path), 'utf8');
const { groups } = parse(read('infra/observability/alerts.yml')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const GUIDE = 'docs/how-to/alerts.md';
const sections = new Map(
  read(GUIDE)
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section]),
);

test('every_alert_has_a_section_in_the_guide_and_every_section_has_an_alert', () => {
  expect([...sections.keys()]).toEqual(rules.map(({ alert }) => alert));
});

describe.each(rules)('$alert', ({ alert, expr, labels, annotations }) => {
  test('states_its_severity_its_summary_its_description_and_its_runbook', () => {
    expect(['critical', 'warning']).toContain(labels.severity);
    expect(annotations.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(annotations.description).toMatch(/\.$/);
    expect(annotations.runbook_url).toBe(`${GUIDE}#${anchor(alert)}`);
  });

  test('has_a_runbook_that_says_what_it_means_what_to_look_at_and_what_to_do', () => {
    const section = sections.get(alert);
    for (const part of ['**What it means.**', '**Look at**', '**Do']) expect(section).toContain(part);
  });

  test('uses_only_existing_metrics', () => {
    expect(unknownNamesIn(expr)).toEqual([]);
  });
});
