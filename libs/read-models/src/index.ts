export { timelineSchema } from './schema/timeline-schema';
export { DERIVED_TABLES, projections, READ_MODELS, type ReadModel } from './read-models';
export { MOST_CLAIMS_COMPARED, type ProjectionWork } from './timeline/work-of-decision';
export type { EventFacts } from './state/event-facts';
export type { RenderedEvent } from './state/rendered-event';
export { heavyValueIn } from './state/heavy-value';
export type { StatementPlace } from './state/heavy-rows';
export { PartnershipReader } from './state/partnership-reader';
export { versionKey, type OpenPartnership, type VersionQuery, type VersionRef } from './state/version-query';
export { measurePartnershipCache } from './state/measure-cache';
/** Part of every weak ETag: it changes when answers change their meaning. */
export { READ_MODEL_GENERATION } from './schema/generation';
export { countDueDays, readDueDays, type DueDay } from './due-days/due-days';
export {
  readCorrected,
  readDecidingActs,
  readEvent,
  readEventIds,
  readEvents,
  readRecordings,
  type ListedAct,
  type DecidingAct,
  type HistoricEvent,
  type Recording,
} from './events/events';
export { readOrigins, type Origin } from './events/origins';
export {
  readVoidDecision,
  readVoidDecisions,
  type VoidDecision,
  type VoidDecisionsWanted,
} from './events/void-decisions';
export {
  FIRST_PARTY,
  readParties,
  type PartiesRead,
  type PartiesWanted,
  type PartyListed,
  type PartyPlace,
} from './parties/list-parties';
export { readMemberships, type Memberships } from './parties/memberships';
export { readNamesOfParties } from './parties/names-of-parties';
export { readPartnershipsNaming, type Naming, type PartnershipNaming } from './parties/partnerships-naming';
export { readExpiringTerms } from './expirations/expiring-terms';
export {
  FIRST_PARTNERSHIP,
  readPartnerships,
  type PartnershipPlace,
  type PartnershipsRead,
  type PartnershipsWanted,
  type RecentPlace,
} from './partnerships/list-partnerships';
export { PARTNERSHIP_ORDERS, type PartnershipOrder } from './partnerships/list-partnerships.sql';
export type { PartnershipSummary } from './partnerships/partnership-summary';
export { readPartnershipsOfKind } from './partnerships/partnerships-of-kind';
export {
  readChangedProfiles,
  readPartnership,
  readPartnershipNames,
  type PartnershipDetails,
} from './partnerships/partnerships';
export { previewDecision, type DecisionPreview } from './preview/preview-decision';
export { FIRST_TERM, readTerms, readTermsWithAnyScope, type TermPlace } from './terms/list-terms';
