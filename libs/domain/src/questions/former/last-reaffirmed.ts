import type { TermRef } from '#contracts';
import type { Reaffirmation } from '../../claims/statement';
import { sameTerm } from '../../claims/term-claim';
import type { Day } from '../../dates';
import type { GivenAnswer } from './answers-of-term';
import type { PartnershipState } from '../partnership-state';

/**
 * The latest reaffirmation by a day that is about this very answer: it names the term, or speaks for everything that binds no more than
 * those who made it, and the answer may have governed on its day. One made before the value changed is about another value.
 */
export function lastReaffirmed(
  state: PartnershipState,
  term: TermRef,
  { answer, between }: Pick<GivenAnswer, 'answer' | 'between'>,
  day: Day,
): Reaffirmation | null {
  const found = state.reaffirmations.find(
    (said) =>
      said.day.lo <= day &&
      reaffirms(said, term, between) &&
      state.segmentOn(term, said.day.hi)?.possible.some((claim) => claim.answer === answer),
  );
  return found ?? null;
}

/** Whether a reaffirmation is about a term whose answer binds `between`. */
export const reaffirms = (said: Reaffirmation, term: TermRef, between: readonly string[]): boolean =>
  said.term.kind === '*' ? between.every((party) => said.assertedBy.includes(party)) : sameTerm(said.term, term);
