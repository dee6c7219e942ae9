import type { TermRef } from '#contracts';
import type { Contest, Reaffirmation } from '../claims/statement';
import type { TermClaim } from '../claims/term-claim';
import type { Day } from '../dates';
import { answerOn, hasOpenCondition, segmentOn, type Segment } from '../fold';
import { isBetween, readAnswer, type GivenAnswer } from './answers-of-term';
import { reaffirms } from './last-reaffirmed';
import type { PartnershipState } from './partnership-state';

/** An answer of a whole segment, whose certainty an open condition may lower within it. */
export interface HistoricAnswer extends GivenAnswer {
  /** The clock day, if the answer is only possible after it: a condition may come true by then. */
  readonly possiblyAfter: Day | null;
}

export interface HistoricSegment {
  readonly segment: Segment<TermClaim>;
  /** Empty where the term has ended. */
  readonly answers: readonly HistoricAnswer[];
  /** The ends that govern or may govern. */
  readonly ends: readonly TermClaim[];
}

export interface TermHistory {
  readonly term: TermRef;
  readonly segments: readonly HistoricSegment[];
  /** From the first to the last day. */
  readonly reaffirmations: readonly Reaffirmation[];
  readonly contested: readonly Contest[];
}

/** A term's segments from the first to the last; answers that bind others than `parties` are left out. */
export function historyOf(
  state: PartnershipState,
  term: TermRef,
  clock: Day,
  parties: ReadonlySet<string> | null = null,
): TermHistory {
  return {
    term,
    segments: state.segmentsOf(term).flatMap((segment) => {
      const told = historicSegment(state, segment, clock);
      const answers = told.answers.filter(({ between }) => isBetween(between, parties));
      return answers.length > 0 || told.answers.length === 0 ? [{ ...told, answers }] : [];
    }),
    reaffirmations: reaffirmationsOf(state, term),
    contested: state.contestsOf(term),
  };
}

/** The reaffirmations that are about a term, from the first to the last day; those of everything count where it may be in force. */
export function reaffirmationsOf(state: PartnershipState, term: TermRef): Reaffirmation[] {
  const segments = state.segmentsOf(term);
  const all = state.reaffirmations.filter((said) => {
    if (said.term.kind !== '*') return reaffirms(said, term, []);
    const inForce = segmentOn(segments, said.day.hi)?.possible ?? [];
    return inForce.some(
      ({ answer }) => answer !== null && reaffirms(said, term, readAnswer(state, answer, said.day.hi).between),
    );
  });
  return all.toReversed();
}

function historicSegment(state: PartnershipState, segment: Segment<TermClaim>, clock: Day): HistoricSegment {
  // Days up to the clock are weighed without the conditions that are open; later ones all alike.
  const { answers } = answerOn(segment, segment.from, clock, state.met);
  const lapsesLater =
    segment.from <= clock && segment.to > clock && segment.possible.some((claim) => hasOpenCondition(claim, state.met));
  return {
    segment,
    answers: answers.map((given) => ({
      ...given,
      ...readAnswer(state, given.answer, segment.from),
      possiblyAfter: lapsesLater && given.certainty === 'definitely' ? clock : null,
    })),
    ends: segment.possible.filter(({ effect }) => effect === 'end'),
  };
}
