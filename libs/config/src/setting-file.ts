import { readFileSync } from 'node:fs';

/** The file that a setting names cannot be read. The message is one sentence for the person who starts the service. */
export class SettingFileUnreadable extends Error {
  constructor(variable: string, file: string, why: string) {
    super(`${variable} ${file} cannot be read: ${why}.`);
    this.name = 'SettingFileUnreadable';
  }
}

/** Reads the file that a setting names. */
export function readSettingFile(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingFileUnreadable(variable, file, (error as Error).message);
  }
}

/** Reads a secret from a file. A line end after the secret is removed. Throws `SettingFileUnreadable` if the secret is empty. */
export function readSecretFile(variable: string, file: string): string {
  const secret = readSettingFile(variable, file).replace(/\r?\n$/, '');
  if (secret === '') throw new SettingFileUnreadable(variable, file, 'it is empty');
  return secret;
}
