import { readSettingFile, SettingFileUnreadable } from './setting-file';

/** Reads the document of `TERM_KINDS_FILE` without validating it. Returns an empty list without one. */
export function readTermKindsFile({ termKindsFile }: { readonly termKindsFile?: string | undefined }): unknown {
  if (termKindsFile === undefined) return [];
  const text = readSettingFile('TERM_KINDS_FILE', termKindsFile);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SettingFileUnreadable('TERM_KINDS_FILE', termKindsFile, (error as Error).message);
  }
}
