export { openConditionsOf, renewsItself } from './open-matters';
export { PartnershipWorlds } from './partnership-worlds';
export type { Pending } from './pending';
export { wayToAll, type Resolved, type ResolvedValue } from './scopes';
export { segmentAt, type TermSegment } from './segments';
export { boundByLists, type Bound, type TermAnswer as TermAnswerV3, type ValueAnswer } from './term-answer';
