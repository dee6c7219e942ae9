export {
  answerDuring,
  answerOn,
  hasOpenCondition,
  type Certainty,
  type PossibleAnswer,
  type TermAnswer,
} from './answer';
export { byRecordOrder, type Claim, type Met } from './claim';
export { foldTerm } from './fold-term';
export { placeClaim, type PlacedClaim } from './place-claim';
export { segmentOn, type Segment } from './segment';
