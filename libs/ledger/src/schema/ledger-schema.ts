import { TIMELINE, type Schema } from '#postgres';
import { Ledger1764000000001 } from './1-ledger.migration';
import { HeadUpdates1764000000006 } from './6-head-updates.migration';
import { FurtherTermChanges1764000000007 } from './7-further-term-changes.migration';
import { Register1764000000008 } from './8-register.migration';
import { PartnershipLists1764000000009 } from './9-partnership-lists.migration';
import { OutcomeOfDecisions1764000000012 } from './12-outcome-of-decisions.migration';
import { DecisionTraces1764000000020 } from './20-decision-traces.migration';
import { Hashes1764000000021 } from './21-hashes.migration';

/** The schema of the ledger alone, for processes that use no read model. */
export const ledgerSchema: Schema = {
  name: TIMELINE,
  migrations: [
    Ledger1764000000001,
    HeadUpdates1764000000006,
    FurtherTermChanges1764000000007,
    Register1764000000008,
    PartnershipLists1764000000009,
    OutcomeOfDecisions1764000000012,
    DecisionTraces1764000000020,
    Hashes1764000000021,
  ],
};
