import type { TermRef } from '#contracts';
import type { Day } from '../dates';
import type { ClaimFact, SetFact } from './claim-fact';
import { byRecordPlace } from './origin';
import { termKey } from './term-key';

/** What governs a term on the days `[from, to)`, where that is told at a glance. */
export interface Governing {
  readonly claim: SetFact;
  readonly from: Day;
  readonly to: Day;
}

/** The claims that stand at a version, as answers ask for them: whoever holds many need not make objects of all. */
export interface StandingClaims {
  /** The terms that are claimed, by kind and scope. */
  readonly terms: readonly TermRef[];
  /** The claims on one term, in record order. */
  of(term: TermRef): readonly ClaimFact[];
  /** Whether no claim on a term overrides others or waits for a condition. */
  isPlain(term: TermRef): boolean;
  /**
   * What governs a term on a day if nothing ends claims from outside; undefined: nothing does; null: only the worlds of its claims tell.
   */
  governingOn(term: TermRef, day: Day): Governing | undefined | null;
}

/** Claims in any order. */
export function standingClaims(claims: readonly ClaimFact[]): StandingClaims {
  const byTerm = Map.groupBy(claims.toSorted(byRecordPlace), ({ term }) => termKey(term));
  const of = (term: TermRef): readonly ClaimFact[] => byTerm.get(termKey(term)) ?? [];
  return {
    terms: [...byTerm.keys()].sort().map((key) => byTerm.get(key)![0]!.term),
    of,
    isPlain: (term) => of(term).every(isPlain),
    governingOn: () => null,
  };
}

/** Whether a claim neither overrides others nor waits for a condition. */
export const isPlain = (claim: ClaimFact): boolean =>
  claim.effect === 'replaced'
    ? claim.by.start.condition === null
    : claim.effect !== 'override' && claim.start.condition === null && (claim.effect === 'set' || claim.of === 'term');

/** Those of events up to a version. */
export const claimsUpTo = (claims: StandingClaims, version: number): StandingClaims => ({
  terms: claims.terms,
  of: (term) => claims.of(term).filter(({ order }) => order[0] <= version),
  isPlain: (term) => claims.isPlain(term),
  governingOn: () => null,
});
