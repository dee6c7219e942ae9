import { readFileSync } from 'node:fs';
import { UsageError } from './errors';

const UNSENDABLE = 'holds spaces, line ends or other characters that no token has.';

const isSendable = (token: string): boolean => /^[\x21-\x7e]*$/.test(token);

/**
 * Returns the bearer token of the environment. A token file is read again for each request, so that long-running commands use a renewed token.
 * While the file cannot be read or used, the previous token is sent.
 */
export function tokenGiven(environment: NodeJS.ProcessEnv = process.env): string | (() => string) | undefined {
  const { PARTNERSHIP_TOKEN: token, PARTNERSHIP_TOKEN_FILE: file } = environment;
  if (token && !isSendable(token)) throw new UsageError(`PARTNERSHIP_TOKEN ${UNSENDABLE}`);
  if (token || !file) return token;
  let last = '';
  const read = (): string => {
    const found = readFileSync(file, 'utf8').trim();
    if (!isSendable(found)) throw new UsageError(`PARTNERSHIP_TOKEN_FILE ${file} ${UNSENDABLE}`);
    return (last = found);
  };
  try {
    read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
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
