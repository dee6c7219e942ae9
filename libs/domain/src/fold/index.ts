export {
  answerDuring,
  answerOn,
  hasOpenCondition,
  type Certainty,
  type PossibleAnswer,
  type TermAnswer,
} from './answer';
export { byRecordOrder, type Claim, type Met } from './claim';
export { foldTerm, foldWithSpans } from './fold-term';
export { placeClaim, type PlacedClaim } from './place-claim';
export {
  firstEndingOnOrAfter,
  segmentOn,
  spansOfSegments,
  type Fold,
  type GoverningSpan,
  type Segment,
} from './segment';
