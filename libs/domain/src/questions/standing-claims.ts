import type { TermRef } from '#contracts';
import { termKey, type TermClaim } from '../claims/term-claim';
import type { Day } from '../dates';
import type { Segment } from '../fold';

/** The claims that stand at a version, as a state asks for them: whoever holds many need not make objects of all. */
export interface StandingClaims {
  /** The terms that are claimed, by kind and scope; every term is one of them where a claim is about all. */
  readonly terms: readonly TermRef[];
  /** The claims on one term, in record order. */
  of(term: TermRef): readonly TermClaim[];
  /** The segment of a term on a day, undefined if there is none; null: only a fold tells. */
  segmentOn(term: TermRef, day: Day): Segment<TermClaim> | undefined | null;
}

/** Claims in any order. */
export function standingClaims(claims: readonly TermClaim[]): StandingClaims {
  const byTerm = Map.groupBy(claims.toSorted(byPlace), termKey);
  return {
    terms: [...byTerm.keys()].sort().map((key) => termOf(byTerm.get(key)![0]!)),
    of: (term) => byTerm.get(termKey(term)) ?? [],
    segmentOn: () => null,
  };
}

const termOf = ({ kind, scope }: TermClaim): TermRef => ({ kind, scope });

type Placed = { readonly order: readonly [version: number, ordinal: number] };
export const byPlace = (a: Placed, b: Placed): number => a.order[0] - b.order[0] || a.order[1] - b.order[1];
