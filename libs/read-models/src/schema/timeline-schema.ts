import { ledgerSchema } from '#ledger';
import { type Schema } from '#postgres';
import { ReadModels1764000000002 } from './2-read-models.migration';

/** All that is made from the log: the ledger and the read models on it. */
export const timelineSchema: Schema = {
  name: ledgerSchema.name,
  migrations: [...ledgerSchema.migrations, ReadModels1764000000002],
};
