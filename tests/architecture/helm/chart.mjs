import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const CHART = join(import.meta.dirname, '../../../infra/helm');

/** Each stands for values-NAME.yaml, and is rendered as a release of this name. */
export const RELEASES = {
  'one-node': 'timeline',
  'three-zones': 'timeline',
  'tenant-acme': 'acme',
  'tenant-globex': 'globex',
};

/** Changes with whatever the rendered manifests are made from. */
export function digestOfChart() {
  const files = globSync('{Chart.yaml,.helmignore,values*.yaml,templates/*,files/*}', { cwd: CHART }).toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0${readFileSync(join(CHART, file), 'utf8')}\0`);
  return hash.digest('hex');
}
