import type { TermRef } from '#contracts';
import type { Bounds, Day } from '../dates';
import type { ClaimFact, Facts } from '../facts';
import type { BoundParties } from './bound-parties';
import type { JointWorlds } from './joint-worlds';
import type { MatterDays } from './matter-days';
import type { TermAnswer } from './term-answer';
import type { TermWorlds } from './term-worlds';

/** The worlds of a partnership as questions use them. */
export interface AnswerSource {
  readonly facts: Facts;
  readonly days: MatterDays;
  readonly parties: BoundParties;
  /** Returns the answer of a term on a day. */
  on(term: TermRef, day: Day): TermAnswer;
  /** Returns the claims of a term, in record order. */
  claimsOf(term: TermRef): readonly ClaimFact[];
  /** Returns the scopes of a kind's terms, sorted. */
  scopesOf(kind: string): readonly string[];
  worldsOf(term: TermRef): TermWorlds;
  /** Returns the joint worlds of several terms. */
  worldsOfAll(terms: readonly TermRef[]): JointWorlds;
  /** Returns the days within bounds on which a term's answer may change, including the first day. */
  changingDays(term: TermRef, bounds: Bounds): Day[];
  /** The most days of an interval on which a term is answered day by day. */
  readonly mostDays: number;
}
