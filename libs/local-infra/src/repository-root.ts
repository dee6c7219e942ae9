import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Returns the checkout that this code runs from, whether compiled under dist/ or from source. */
export function repositoryRoot(from: string = __dirname): string {
  if (existsSync(join(from, 'infra/kafka/pom.xml'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error(`infra/kafka/pom.xml was not found above ${__dirname}`);
  return repositoryRoot(parent);
}
