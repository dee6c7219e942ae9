import type { TermRef } from '#contracts';
import type { Bounds, Day } from '../dates';
import type { ClaimFact, Facts } from '../facts';
import type { BoundParties } from './bound-parties';
import type { JointWorlds } from './joint-worlds';
import type { MatterDays } from './matter-days';
import type { TermAnswer } from './term-answer';
import type { TermWorlds } from './term-worlds';

/** What the questions about a partnership are made from. */
export interface AskedWorlds {
  readonly facts: Facts;
  readonly days: MatterDays;
  readonly parties: BoundParties;
  /** What holds for a term on a day. */
  on(term: TermRef, day: Day): TermAnswer;
  /** The claims of a term in record order. */
  claimsOf(term: TermRef): readonly ClaimFact[];
  /** The scopes of the terms of a kind, sorted. */
  scopesOf(kind: string): readonly string[];
  worldsOf(term: TermRef): TermWorlds;
  /** The worlds of several terms, which share their days. */
  worldsOfAll(terms: readonly TermRef[]): JointWorlds;
  /** The days within bounds from which on the answer about a term may be another one, the first day included. */
  changingDays(term: TermRef, bounds: Bounds): Day[];
  /** On so many days, of several, a term is asked about one by one. */
  readonly mostDays: number;
}
