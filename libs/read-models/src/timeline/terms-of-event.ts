import { isCorrection } from '#contracts';
import {
  termsTouched,
  type AgreementPublishedFact,
  type ClaimFact,
  type Content,
  type KeyedTerm,
  type ReaffirmationFact,
  type StatementFact,
} from '#domain';
import type { RecordedEvent } from '#ledger';
import { agreementsMoved } from './agreement-chains';
import { NO_TERMS, union, unique } from './terms-once';
import type { WorkOfDecision } from './work-of-decision';
import type { WorkingTimeline } from './working-timeline';

/** Returns the terms that contents name, and those that a reaffirmation of all terms reaffirms. */
export function termsNamed(
  { event }: RecordedEvent,
  contents: readonly Content[],
  reaffirmed: TermsReaffirmed,
): readonly KeyedTerm[] {
  const announced = !isCorrection(event) && event.standing !== 'definitive' ? termsTouched(event.effects) : NO_TERMS;
  const claimed = ({ claims }: Content) => unique(claims.map(({ term }) => term));
  const stated = ({ statements }: Content) => statements.map((each) => termsOfStatement(each, reaffirmed));
  return contents.flatMap((content) => [claimed(content), ...stated(content)]).reduce(union, announced);
}

/** Returns the terms that a reaffirmation of all terms is about. */
export type TermsReaffirmed = (reaffirmation: ReaffirmationFact) => readonly KeyedTerm[];

function termsOfStatement(statement: StatementFact, reaffirmed: TermsReaffirmed): readonly KeyedTerm[] {
  switch (statement.fact) {
    case 'reaffirmation':
      return statement.term.kind === '*' ? reaffirmed(statement) : [statement.term];
    case 'dissent':
    case 'notice':
      return [statement.term];
    case 'announcement':
      return statement.terms;
    default:
      return NO_TERMS;
  }
}

/** Returns no terms if the decision has already checked all terms for too many days. */
export function termsReaffirmed(
  timeline: WorkingTimeline,
  reaffirmation: ReaffirmationFact,
  work: WorkOfDecision,
): readonly KeyedTerm[] {
  const question = timeline.questionOf(reaffirmation);
  if (!work.mayCheckAll(question)) return NO_TERMS;
  const { terms, claimsChecked } = timeline.termsReaffirmed(reaffirmation);
  work.checkedAll(question, claimsChecked);
  return terms;
}

/** Returns the terms that an event reaches through facts that several claims depend on. */
export function termsReached(timeline: WorkingTimeline, contents: readonly Content[]): readonly KeyedTerm[] {
  const statements = contents.flatMap(({ statements }) => statements);
  const published = statements.filter((each) => each.fact === 'agreement-published');
  return statements
    .map((each) => termsMovedBy(timeline, each))
    .reduce(union, termsMovedByPublishing(timeline, published));
}

function termsMovedBy(timeline: WorkingTimeline, statement: StatementFact): readonly KeyedTerm[] {
  switch (statement.fact) {
    case 'condition-met':
    case 'condition-ruled-out':
      return timeline.termsUnder(statement.condition);
    case 'notice':
      return [statement.term];
    case 'agreement-ended':
    case 'partnership-ended':
    case 'parties-changed':
    case 'founded':
      return timeline.allTerms();
    default:
      return NO_TERMS;
  }
}

/** Returns the terms of agreements whose end or bound parties depend on the publications. */
function termsMovedByPublishing(
  timeline: WorkingTimeline,
  published: readonly AgreementPublishedFact[],
): readonly KeyedTerm[] {
  const moved = agreementsMoved(published, timeline.standing);
  if (moved.size === 0) return NO_TERMS;
  const isMoved = (claim: ClaimFact): boolean => {
    const { agreement } = claim.effect === 'replaced' ? claim.by : claim;
    return agreement !== null && moved.has(agreement);
  };
  return timeline.allTerms().filter((term) => timeline.claimsOf(term).some(isMoved));
}
