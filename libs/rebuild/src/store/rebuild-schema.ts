import type { Schema } from '#postgres';
import { RebuildFilling1764000000013 } from './13-filling.migration';
import { Rebuilds1764000000005 } from './5-rebuilds.migration';

/** The schema of the requested rebuilds, which no rebuild replaces. */
export const rebuildSchema: Schema = {
  name: 'public',
  migrations: [Rebuilds1764000000005, RebuildFilling1764000000013],
};
