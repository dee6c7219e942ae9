import type { TermRef } from '#contracts';
import type { Day } from '../dates';
import type { ClaimFact, SetFact } from './claim-fact';
import { byRecordPlace } from './origin';
import { termKey } from './term-key';

/** The claim that governs a term on the days `[from, to)`, if it can be found without a fold. */
export interface Governing {
  readonly claim: SetFact;
  readonly from: Day;
  readonly to: Day;
}

/** The claims that stand at a version. An implementation need not create objects for all of them. */
export interface StandingClaims {
  /** The terms that are claimed, by kind and scope. */
  readonly terms: readonly TermRef[];
  /** The claims on one term, in record order. */
  of(term: TermRef): readonly ClaimFact[];
  /** Whether no claim on a term overrides others, waits for a condition, renews itself or has a length. */
  isPlain(term: TermRef): boolean;
  /**
   * Returns the claim that governs a term on a day if nothing ends claims from outside; undefined: no claim; null: a fold is needed.
   */
  governingOn(term: TermRef, day: Day): Governing | undefined | null;
}

/** Indexes claims, given in any order, by term. */
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

/** Whether a claim neither overrides others, nor waits for a condition, nor renews itself, nor has a length. */
export function isPlain(claim: ClaimFact): boolean {
  if (claim.effect === 'override') return false;
  const stated = claim.effect === 'replaced' ? claim.by : claim;
  if (stated.start.condition !== null) return false;
  if (stated.effect === 'end') return stated.of === 'term';
  const isOwnTerm = claim.effect === 'replaced' && termKey(claim.term) === termKey(claim.by.term);
  return stated.end.own.is !== 'counted' && stated.end.own.is !== 'renewed' && !isOwnTerm;
}

/** Returns the claims of events up to a version. */
export const claimsUpTo = (claims: StandingClaims, version: number): StandingClaims => ({
  terms: claims.terms,
  of: (term) => claims.of(term).filter(({ order }) => order[0] <= version),
  isPlain: (term) => claims.isPlain(term),
  governingOn: () => null,
});
