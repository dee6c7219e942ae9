import { readTermKindsFile } from '#config';
import { createTermKindRegistry, type TermKindRegistry } from '#contracts';
import type { Service } from './service';

/** The term kinds that are built in and those of the file that the settings name. Throws StartRefused where it is wrong. */
export const readTermKinds = ({ settings }: Pick<Service, 'settings'>): TermKindRegistry =>
  createTermKindRegistry(readTermKindsFile(settings));
