import { boundBy, parseAnswer, type TermClaim } from '../../claims/term-claim';
import { isExact, type Bounds, type Day } from '../../dates';
import { answerDuring, answerOn, segmentOn, type Certainty, type PossibleAnswer, type Segment } from '../../fold';
import type { PartnershipState } from '../partnership-state';

/** When a question is about: one unknown day within `at`, weighed with what had come true by the `clock` day. */
export interface Moment {
  readonly at: Bounds;
  readonly clock: Day;
}

/** A value that governs or may govern. */
export interface GivenAnswer {
  /** Canonical JSON of value and `between`: what tells answers apart. */
  readonly answer: string;
  readonly value: unknown;
  /** The parties that it binds, written out. */
  readonly between: readonly string[];
  readonly certainty: Exclude<Certainty, 'not'>;
  readonly claims: readonly TermClaim[];
}

/** An answer lists so many values of a term; further ones are counted (DESIGN section 7, Bounded). */
export const MOST_VALUES = 20;

/** The values that may be in force: the first of them, and how many there are beyond. */
export interface GivenAnswers {
  readonly answers: readonly GivenAnswer[];
  readonly moreValues: number;
}

/** Every answer that may be in force, each different one once; `segments` are those of the term during `at`. */
export const possibleAnswers = (
  state: PartnershipState,
  { at, clock }: Moment,
  segments: readonly Segment<TermClaim>[],
): readonly PossibleAnswer<TermClaim>[] =>
  isExact(at)
    ? answerOn(segmentOn(segments, at.lo), at.lo, clock, state.met).answers
    : answerDuring(segments, at, clock, state.met).answers;

/** Those that bind nobody else than `parties` on a day. */
export const answersBetween = <A extends Pick<GivenAnswer, 'answer'>>(
  state: PartnershipState,
  answers: readonly A[],
  day: Day,
  parties: ReadonlySet<string> | null,
): readonly A[] =>
  parties === null
    ? answers
    : answers.filter(({ answer }) => isBetween(boundBy(answer) ?? state.partiesOn(day), parties));

/** What is told of answers: the first `MOST_VALUES`, and how many there are beyond them. */
export const listedAnswers = (
  state: PartnershipState,
  answers: readonly PossibleAnswer<TermClaim>[],
  day: Day,
): GivenAnswers => ({
  answers: answers.slice(0, MOST_VALUES).map(({ answer, certainty, claims }) => ({
    answer,
    get value() {
      return parseAnswer(answer).value;
    },
    between: boundBy(answer) ?? state.partiesOn(day),
    certainty,
    claims,
  })),
  moreValues: Math.max(0, answers.length - MOST_VALUES),
});

/** Value and parties of an answer; where it names no parties, it binds those of the partnership on `day`. */
export function readAnswer(
  state: PartnershipState,
  answer: string,
  day: Day,
): { value: unknown; between: readonly string[] } {
  const { value, between } = parseAnswer(answer);
  return { value, between: between ?? state.partiesOn(day) };
}

/** The first segment within the days that carries the answer. */
export const segmentCarrying = (
  segments: readonly Segment<TermClaim>[],
  answer: string,
  days: Bounds,
): Segment<TermClaim> | undefined =>
  segments.find(
    ({ from, to, possible }) => to >= days.lo && from <= days.hi && possible.some((claim) => claim.answer === answer),
  );

/** Whether an answer binds nobody else than `parties`; without any, all answers do. */
export const isBetween = (between: readonly string[], parties: ReadonlySet<string> | null): boolean =>
  parties === null || between.every((party) => parties.has(party));
