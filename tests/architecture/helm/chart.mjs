import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const CHART = join(import.meta.dirname, '../../../infra/helm');

/** Maps NAME of each values-NAME.yaml to the name of the release with which it is rendered. */
export const RELEASES = {
  'one-node': 'timeline',
  'three-zones': 'timeline',
  'tenant-acme': 'acme',
  'tenant-globex': 'globex',
};

/** A hash of all files from which the manifests are rendered. */
export function digestOfChart() {
  const files = globSync('{Chart.yaml,.helmignore,values*.yaml,templates/*,files/*}', { cwd: CHART }).toSorted();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0${readFileSync(join(CHART, file), 'utf8')}\0`);
  return hash.digest('hex');
}
