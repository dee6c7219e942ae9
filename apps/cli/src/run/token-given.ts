import { readFileSync } from 'node:fs';
import { UsageError } from './errors';

/**
 * The bearer token of the environment. That of a file is read for each request: whoever renews it writes it there, and commands that run for long
 * go on. While the file cannot be read, the token from before is sent.
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
