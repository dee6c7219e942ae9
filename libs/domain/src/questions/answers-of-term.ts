import type { TermRef } from '#contracts';
import { boundBy, parseAnswer, type TermClaim } from '../claims/term-claim';
import { isExact, type Bounds, type Day } from '../dates';
import { answerDuring, answerOn, segmentOn, type Certainty, type Segment } from '../fold';
import type { PartnershipState } from './partnership-state';

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

/** The answers to one term, each different one once; `segments` are those of the term during `at`. */
export function answersOf(
  state: PartnershipState,
  term: TermRef,
  { at, clock }: Moment,
  segments = state.segmentsDuring(term, at),
): GivenAnswer[] {
  const { answers } = isExact(at)
    ? answerOn(segmentOn(segments, at.lo), at.lo, clock, state.met)
    : answerDuring(segments, at, clock, state.met);
  return answers.map(({ answer, certainty, claims }) => ({
    answer,
    get value() {
      return parseAnswer(answer).value;
    },
    between: boundBy(answer) ?? state.partiesOn(at.hi),
    certainty,
    claims,
  }));
}

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
