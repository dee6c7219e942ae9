export { announcedOn } from './announced';
export { answersOf, type GivenAnswer, type Moment } from './answers-of-term';
export { differenceBetween, type Cause, type PlacedAnswer, type TermDifference, type Viewpoint } from './difference';
export { explanationOf, type ConsideredClaim, type TermExplanation } from './explanation';
export { historyOf, type HistoricAnswer, type HistoricSegment, type TermHistory } from './history';
export { lastReaffirmed } from './last-reaffirmed';
export { NOTHING_RECORDED, PartnershipState } from './partnership-state';
export { entriesOf, EVERYTHING, termsOn, type TermEntry, type TermFilter, type TermsAnswer } from './terms-on';
export type { Reason } from './weigh-claims';
