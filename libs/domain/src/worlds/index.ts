export { openConditionsOf, renewsItself } from './open-matters';
export { PartnershipWorlds } from './partnership-worlds';
export type { Pending } from './pending';
export type { Piece, Placement } from './placement';
export { wayToAll, type Resolved, type ResolvedValue } from './scopes';
export { segmentAt, type TermSegment } from './segments';
export type { Bound, TermAnswer as TermAnswerV3, ValueAnswer } from './term-answer';
