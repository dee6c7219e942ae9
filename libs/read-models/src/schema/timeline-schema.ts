import { ledgerSchema } from '#ledger';
import { type Schema } from '#postgres';
import { ReadModels1764000000002 } from './2-read-models.migration';
import { Facts1764000000010 } from './10-facts.migration';
import { Parties1764000000011 } from './11-parties.migration';
import { ReadAnew1764000000022 } from './22-read-anew.migration';

/** The schema of everything that is derived from the log: the ledger and the read models. */
export const timelineSchema: Schema = {
  name: ledgerSchema.name,
  migrations: [
    ...ledgerSchema.migrations,
    ReadModels1764000000002,
    Facts1764000000010,
    Parties1764000000011,
    ReadAnew1764000000022,
  ],
};
