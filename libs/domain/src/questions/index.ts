export * from './agreements';
export { occurredIn } from './occurred';
export { PARTY_ROLES, roleOfParty, type PartyMembership, type PartyRole } from './party-role';
export { partiesByDay } from './parties-by-day';
export { claimAsOf, type ClaimAsOf } from './claim-as-of';
export { daysAnnounced } from './announced';
export { bindsOnly, boundDuring, partiesDuring } from './bound-during';
export type { Cause } from './cause';
export { differenceBetween, type PlacedAnswer, type TermDifference } from './difference';
export type { Doubt } from './doubts';
export type { TermEnd } from './ends-of-term';
export { explanationOf, statedBy, type ConsideredClaim, type TermExplanation } from './explanation';
export { historyOf, type HistoricSegment, type TermHistory } from './history';
export type { Renewal } from './renewals-ahead';
export type { HistoricAnswer } from './values-over';
export type { Viewpoint } from './viewpoint';
export {
  boundByEntry,
  entriesDuring,
  MOST_VALUES,
  resolvedEntries,
  type Suspension,
  type TermEntry,
} from './entries-of-term';
export type { Moment } from './moment';
export { arePartiesSteady, partiesOn } from './parties-on';
export { filterOf, isWanted, type TermFilter } from './term-filter';
export {
  entriesOf,
  EVERYTHING,
  exceptionsDuring,
  pendingDuring,
  pendingResolved,
  termsOn,
  theTermOf,
  type TermsAnswer,
  type TermsWanted,
} from './terms-on';
export type { Reason } from './claim-reasons';
export { statesOfEvents, type EventState } from './event-state';
export { expirationsOf, type Expiration } from './expirations';
