import type { TermRef } from '#contracts';
import type { Contest, Reaffirmation } from '../claims/statement';
import type { TermClaim } from '../claims/term-claim';
import type { Day } from '../dates';
import { answerOn, hasOpenCondition, segmentOn, type Segment } from '../fold';
import { answersBetween, listedAnswers, readAnswer, type GivenAnswer } from './former/answers-of-term';
import { reaffirms } from './former/last-reaffirmed';
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
  /** How many values it has beyond those. */
  readonly moreValues: number;
  /** The ends that govern or may govern. */
  readonly ends: readonly TermClaim[];
}

export interface TermHistory {
  readonly term: TermRef;
  /** Found one by one as they are asked for. */
  readonly segments: Iterable<HistoricSegment>;
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
    segments: historicSegments(state, term, clock, parties),
    reaffirmations: reaffirmationsOf(state, term),
    contested: state.contestsOf(term),
  };
}

function* historicSegments(
  state: PartnershipState,
  term: TermRef,
  clock: Day,
  parties: ReadonlySet<string> | null,
): Generator<HistoricSegment> {
  for (const segment of state.segmentsOf(term)) {
    const told = historicSegment(state, segment, clock, parties);
    if (told) yield told;
  }
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

/** Null if all that may be in force binds others than `parties`. */
function historicSegment(
  state: PartnershipState,
  segment: Segment<TermClaim>,
  clock: Day,
  parties: ReadonlySet<string> | null,
): HistoricSegment | null {
  // Days up to the clock are weighed without the conditions that are open; later ones all alike.
  const all = answerOn(segment, segment.from, clock, state.met).answers;
  const wanted = answersBetween(state, all, segment.from, parties);
  if (wanted.length === 0 && all.length > 0) return null;
  const lapsesLater =
    segment.from <= clock && segment.to > clock && segment.possible.some((claim) => hasOpenCondition(claim, state.met));
  const { answers, moreValues } = listedAnswers(state, wanted, segment.from);
  return {
    segment,
    answers: answers.map((given) => ({
      ...given,
      possiblyAfter: lapsesLater && given.certainty === 'definitely' ? clock : null,
    })),
    moreValues,
    ends: segment.possible.filter(({ effect }) => effect === 'end'),
  };
}
