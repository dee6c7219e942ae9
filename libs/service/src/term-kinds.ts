import { readTermKindsFile } from '#config';
import { createTermKindRegistry, type TermKindRegistry } from '#contracts';
import type { Service } from './service';

/** Returns the built-in term kinds and those of the file that the settings name. Throws StartRefused if the file is invalid. */
export const readTermKinds = ({ settings }: Pick<Service, 'settings'>): TermKindRegistry =>
  createTermKindRegistry(readTermKindsFile(settings));
