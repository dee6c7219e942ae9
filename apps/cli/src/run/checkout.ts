import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Returns the folder that this program runs from, built or from source. */
export function checkout(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  return folder;
}

export const ownVersion = (): string =>
  (JSON.parse(readFileSync(path.join(checkout(), 'package.json'), 'utf8')) as { version: string }).version;
