import { readTermKindsFile, StartRefused } from '#config';
import { createTermKindRegistry, type TermKindRegistry, TermKindsInvalid } from '#contracts';
import type { Service } from './service';

/** Returns the built-in term kinds and those of the file that the settings name. Throws StartRefused if the file is invalid. */
export function readTermKinds({ settings }: Pick<Service, 'settings'>): TermKindRegistry {
  const document = readTermKindsFile(settings);
  try {
    return createTermKindRegistry(document);
  } catch (error) {
    if (!(error instanceof TermKindsInvalid)) throw error;
    throw new StartRefused(`TERM_KINDS_FILE ${settings.termKindsFile}: ${error.message}.`, error);
  }
}
