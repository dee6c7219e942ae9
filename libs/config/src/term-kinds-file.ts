import { readFileSync } from 'node:fs';

/** The file that a setting names cannot be read; the message is one sentence for the person who starts the service. */
export class SettingFileUnreadable extends Error {
  constructor(variable: string, file: string, cause: unknown) {
    super(`${variable} ${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}.`);
    this.name = 'SettingFileUnreadable';
  }
}

/** The document of `TERM_KINDS_FILE`, not checked; an empty list without one. */
export function readTermKindsFile({ termKindsFile }: { readonly termKindsFile?: string | undefined }): unknown {
  if (termKindsFile === undefined) return [];
  try {
    return JSON.parse(readFileSync(termKindsFile, 'utf8'));
  } catch (error) {
    throw new SettingFileUnreadable('TERM_KINDS_FILE', termKindsFile, error);
  }
}
