import type { TermRef } from '#contracts';
import { termKey } from '#domain';

/** A term of a partnership. */
export interface TermOf {
  readonly partnershipId: string;
  readonly term: TermRef;
}

export const termOfKey = (partnershipId: string, term: TermRef): string => `${partnershipId} ${termKey(term)}`;

/** Returns each term once, by its key. */
export const byTerm = (terms: readonly TermOf[]): Map<string, TermOf> =>
  new Map(terms.map((each) => [termOfKey(each.partnershipId, each.term), each]));

/** Returns the partnerships, kinds and scopes of terms as parameters of a statement. */
export const termColumns = (terms: readonly TermOf[]): string[][] => [
  terms.map(({ partnershipId }) => partnershipId),
  terms.map(({ term }) => term.kind),
  terms.map(({ term }) => term.scope),
];
