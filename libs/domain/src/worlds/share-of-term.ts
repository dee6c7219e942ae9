import type { Facts } from '../facts';
import { isExact } from '../dates';
import { MOST_EVALUATIONS } from './joint-worlds';

/** The part of a partnership's work limits that one term may take. With fewer terms the part is larger. */
export interface ShareOfTerm {
  /** The number of evaluations of claims. */
  readonly evaluations: number;
  /** The number of days within an interval on which the term is queried one by one. */
  readonly days: number;
  /** The number of reaffirmations of every kind that are considered. */
  readonly reaffirmations: number;
}

const MOST_OF_ALL: ShareOfTerm = { evaluations: 4_000_000, days: 200_000, reaffirmations: 50_000 };
const LEAST: ShareOfTerm = { evaluations: 2_000, days: 100, reaffirmations: 20 };

/** Depends only on the facts of the version, so that the answer does not depend on which terms a query is about. */
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
    evaluations: Math.min(MOST_EVALUATIONS, share('evaluations', demanding)),
    days: share('days', terms.length),
    reaffirmations: share('reaffirmations', terms.length),
  };
}
