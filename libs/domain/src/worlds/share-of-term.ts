import type { Facts } from '../facts';
import { isExact } from '../dates';
import { MOST_WEIGHED } from './joint-worlds';

/** What a term may take of what answering about all terms of a partnership may: the fewer there are, the more. */
export interface ShareOfTerm {
  /** How often claims are weighed. */
  readonly weighed: number;
  /** On how many days, of several, it is asked about one by one. */
  readonly days: number;
  /** How many reaffirmations of all terms are looked at. */
  readonly reaffirmations: number;
}

const MOST_OF_ALL: ShareOfTerm = { weighed: 4_000_000, days: 200_000, reaffirmations: 50_000 };
const LEAST: ShareOfTerm = { weighed: 2_000, days: 100, reaffirmations: 20 };

/** It depends on the facts of the version alone, so that everybody is answered alike, whichever terms they ask about. */
export function shareOfTerm({ claims, statements }: Facts): ShareOfTerm {
  const { partnershipEnds, agreementEnds, conditions } = statements;
  const { terms } = claims;
  const isAnyImprecise =
    [...conditions.values()].some((known) => known.is === 'met' && !isExact(known.day)) ||
    partnershipEnds.some(({ day }) => !isExact(day)) ||
    agreementEnds.some(({ day }) => !isExact(day));
  const demanding = isAnyImprecise ? terms.length : terms.filter((term) => !claims.isPlain(term)).length;
  const share = (what: keyof ShareOfTerm, among: number): number =>
    Math.max(LEAST[what], Math.floor(MOST_OF_ALL[what] / Math.max(1, among)));
  return {
    weighed: Math.min(MOST_WEIGHED, share('weighed', demanding)),
    days: share('days', terms.length),
    reaffirmations: share('reaffirmations', terms.length),
  };
}
