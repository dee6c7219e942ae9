export { timelineSchema } from './schema/timeline-schema';
export { timelineProjection } from './timeline/timeline.projection';
export { CursorRefused, readFeed, refuseUnlessReached, type FeedDecision, type FeedPage } from './feed/read-feed';
export { wantedBy, TYPES_ONLY_WHEN_ASKED, type FeedFilter, type FilteredFacts } from './feed/feed-filter';
export { readFeedHead } from './feed/feed-head';
export { atStart, hasReached, isBehind, type FeedPlaces } from './feed/feed-places';
export { readReplay, type ReplayAsked, type ReplayedDecision, type ReplayPage } from './replay/read-replay';
export {
  readTermChanges,
  stretchOfPage,
  type FeedItem,
  type FeedStretch,
  type StretchAsked,
} from './feed/read-term-changes';
export { readWantedPage, type WantedPage } from './feed/read-wanted-page';
export { latestTermChanges, termChangesOfDecision, type PlacedTermChange } from './feed/term-change-feed';
export type { EventFacts } from './state/event-facts';
export type { ToldEvent } from './state/told-event';
export { heavyValueIn } from './state/held-value';
export type { SaidAt } from './state/heavy-rows';
export {
  PartnershipReader,
  versionKey,
  type OpenPartnership,
  type VersionAsked,
  type VersionRef,
} from './state/partnership-reader';
/** Part of every weak ETag: a change of what answers say moves it. */
export { READ_MODEL_GENERATION } from './schema/generation';
export { readDueDays, type DueDay } from './due-days/due-days';
export {
  readCorrected,
  readDecidingActs,
  readEvent,
  readEventIds,
  readEvents,
  readRecordings,
  type ActTold,
  type DecidingAct,
  type HistoricEvent,
  type Recording,
} from './events/events';
export {
  readVoidDecision,
  readVoidDecisions,
  type VoidDecision,
  type VoidDecisionsWanted,
} from './events/void-decisions';
export { readExpiringTerms } from './expirations/expiring-terms';
export {
  readPartnership,
  readPartnerships,
  type PartnershipDetails,
  type PartnershipSummary,
} from './partnerships/partnerships';
export { FIRST_TERM, readTerms, type TermPlace } from './terms/list-terms';
export { addDifferences, compareBuilds, NO_DIFFERENCES, type Builds } from './proof/prove';
export { touchedSince } from './proof/touched-since';
export { DEFERRABLE_INDEXES } from './schema/deferrable-indexes';
