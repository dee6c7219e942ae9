import type { TermRef } from '#contracts';
import { termKey } from '#domain';

/** A term of one of many partnerships. */
export interface TermOf {
  readonly partnershipId: string;
  readonly term: TermRef;
}

export const termOfKey = (partnershipId: string, term: TermRef): string => `${partnershipId} ${termKey(term)}`;

/** Each once, by its key. */
export const byTerm = (terms: readonly TermOf[]): Map<string, TermOf> =>
  new Map(terms.map((each) => [termOfKey(each.partnershipId, each.term), each]));

/** Their partnerships, kinds and scopes, as statements take them. */
export const termColumns = (terms: readonly TermOf[]): string[][] => [
  terms.map(({ partnershipId }) => partnershipId),
  terms.map(({ term }) => term.kind),
  terms.map(({ term }) => term.scope),
];
