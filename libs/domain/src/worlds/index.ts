export { BoundParties, ALL_PARTIES } from './bound-parties';
export { deadlinesAfter, deadlinesFrom, isDeadline, isOfBase } from './deadlines';
export { bindsTooFew } from './parties';
export { daysNamedIn } from './expression';
export { lastDayOfWaiting, type NeverStartsReason } from './never-starts';
export { openConditionsOf, renewsItself } from './open-matters';
export { PartnershipWorlds } from './partnership-worlds';
export type { Pending } from './pending';
export type { Piece, Placement } from './placement';
export { deadlineOf, endAfterRenewals, statedDeadline } from './renewal';
export { scopesUpToAll, type Resolved, type ResolvedValue } from './scopes';
export { indexOfDay, segmentAt, segmentOfSpans, type ClaimSpan, type TermFold, type TermSegment } from './segments';
export { boundByLists, type Bound, type TermAnswer, type ValueAnswer } from './term-answer';
export { authorsOf as speakersOf } from './reaffirmed';
export {
  answerOfTimeline,
  noTimeline,
  partyDaysWithin,
  SharedMatters,
  type OpenInClaim,
  type Timeline,
} from './term-timeline';
