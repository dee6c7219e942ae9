/* Renders the chart with each set of values into infra/helm/rendered, for reading and for the tests: `npm run helm:render`. Needs helm. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHART, digestOfChart, RELEASES } from './chart.mjs';

if (spawnSync('helm', ['version']).error) {
  process.stderr.write('There is no helm on the PATH; CONTRIBUTING.md says how to get it.\n');
  process.exit(1);
}
const target = process.argv[2] ?? join(CHART, 'rendered');
mkdirSync(target, { recursive: true });
for (const [values, release] of Object.entries(RELEASES)) {
  const flags = ['--namespace', 'timeline', '--kube-version', '1.31.0', '--values', `values-${values}.yaml`];
  const manifests = execFileSync('helm', ['template', release, '.', ...flags], {
    cwd: CHART,
    encoding: 'utf8',
    // Standard error is ignored: Helm warns that it follows the link to gateway.conf.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const head = `# Rendered from infra/helm with values-${values}.yaml by \`npm run helm:render\`; do not edit.\n# chart ${digestOfChart()}\n`;
  writeFileSync(join(target, `${values}.yaml`), head + manifests);
}
