import { setTimeout } from 'node:timers/promises';
import { Database, type DatabaseOptions } from './database';
import { passesByItself } from './storage-errors';

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/** Opens a database that may not be up yet, because services start in any order. Errors that do not pass are thrown at once. */
export const waitForDatabase = (
  options: DatabaseOptions,
  stopping: AbortSignal,
  onTrouble: (error: unknown) => void,
): Promise<Database> => waitOut(() => Database.open(options), stopping, onTrouble);

/** Retries work that a service cannot start without, as long as the error is one that passes. */
export async function waitOut<T>(
  work: () => Promise<T>,
  stopping: AbortSignal,
  onTrouble: (error: unknown) => void,
): Promise<T> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      return await work();
    } catch (error) {
      if (!passesByItself(error)) throw error;
      onTrouble(error);
      await setTimeout(wait, undefined, { signal: stopping });
    }
  }
}
