import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * A name beside `target` to build it under before renaming, so that `target` exists only when it is complete. Drafts of
 * earlier, killed starts are removed; the new name is this process's own, as what they started may still be writing.
 */
export function draftOf(target: string): string {
  const prefix = `${basename(target)}.unfinished-`;
  const directory = dirname(target);
  for (const name of readdirSync(directory)) {
    if (name.startsWith(prefix)) rmSync(join(directory, name), { recursive: true, force: true, maxRetries: 3 });
  }
  return join(directory, `${prefix}${process.pid}`);
}
