export { applyRecords, NewerSchemaVersion, ProgressMoved, type Applied } from './apply/apply-records';
export { asIfEffective } from './apply/as-if-effective';
export { PartnershipCache } from './apply/partnership-cache';
export type { Projected, Projection } from './apply/projection';
export type { EffectiveDecision, RecordedEvent } from './decisions/recorded-event';
export { refuseTooHeavy, DecisionChanges, type FurtherChanges } from './decisions/decision-changes';
export { readHalt, readHalts, type Halt } from './halts/halts';
export { Assignments } from './progress/assignments';
export { watchLogBacklog, type LogBacklogParts } from './progress/log-backlog';
export { countReconnects } from './progress/measure-listener';
export { measureStoredProgress } from './progress/measure-progress';
export { PartitionApplier, type ApplierReports } from './progress/partition-applier';
export {
  PROGRESS_LIMITS,
  ProgressWatch,
  type ProgressLimits,
  type ProgressSeen,
  type ProgressState,
} from './progress/progress-watch';
export { readAllProgress, type Progress } from './progress/progress';
export { LogRefused } from './progress/same-log';
export { foldedText } from './listing/folded-text';
export { MOST_PARTIES_LISTED } from './listing/partnership-listing';
export { readRegister, type StoredRegister } from './register/stored-register';
export {
  loadDecisionStates,
  UNRECORDED,
  type RegisteredNames,
  type HeadState,
  type StateToLoad,
  type StoredState,
} from './decision-state/load-decision-state';
export { decideOnStored, type Proposal } from './decision-state/decide-on-stored';
export { namesLookedUpBy, registerWith, withoutNames } from './decision-state/registered-names';
export { LEDGER_TABLES, type DerivedTable } from './schema/derived-tables';
export { forgetLog } from './schema/forget-log';
export { ledgerSchema } from './schema/ledger-schema';
export type { StoredDecision } from './decisions/stored-decision';
export { type StoredDecisionJson, ofCommand, storedDecision, storedDecisionJson } from './decisions/stored-decision';
