import { setTimeout } from 'node:timers/promises';
import { Database, type DatabaseOptions } from './database';
import { isStorageTrouble } from './storage-errors';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/** Opens a database that may not be up yet, as services start in any order. Trouble that does not pass is thrown at once. */
export async function waitForDatabase(
  options: DatabaseOptions,
  stopping: AbortSignal,
  onTrouble: (error: unknown) => void,
): Promise<Database> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await Database.open(options);
    } catch (error) {
      if (!isStorageTrouble(error)) throw error;
      onTrouble(error);
      await setTimeout(wait, undefined, { signal: stopping });
    }
  }
}
