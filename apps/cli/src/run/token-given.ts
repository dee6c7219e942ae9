import { readFileSync } from 'node:fs';
import { UsageError } from './errors';

/**
 * Returns the bearer token of the environment. A token file is read again for each request, so that long-running commands use a renewed token.
 * While the file cannot be read, the previous token is sent.
 */
export function tokenGiven(environment: NodeJS.ProcessEnv = process.env): string | (() => string) | undefined {
  const { PARTNERSHIP_TOKEN: token, PARTNERSHIP_TOKEN_FILE: file } = environment;
  if (token || !file) return token;
  let last = '';
  const read = (): string => (last = readFileSync(file, 'utf8').trim());
  try {
    read();
  } catch (error) {
    throw new UsageError(`PARTNERSHIP_TOKEN_FILE ${file} cannot be read: ${(error as Error).message}.`);
  }
  return () => {
    try {
      return read();
    } catch {
      return last;
    }
  };
}
