import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Returns a name beside `target` for building it before a rename, so that `target` exists only when it is complete. Drafts of earlier, killed
 * starts are removed. The name contains the pid, because child processes of killed starts may still be writing.
 */
export function draftOf(target: string): string {
  const prefix = `${basename(target)}.unfinished-`;
  const directory = dirname(target);
  for (const name of readdirSync(directory)) {
    if (name.startsWith(prefix)) rmSync(join(directory, name), { recursive: true, force: true, maxRetries: 3 });
  }
  return join(directory, `${prefix}${process.pid}`);
}
