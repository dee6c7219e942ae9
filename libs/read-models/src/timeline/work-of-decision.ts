import type { Difference } from '#domain';

/**
 * How many claims are compared for the term changes of one decision. A claim takes some microseconds, so this is less than what a thousand ordinary events
 * take. What a decision does beyond it is applied like all else, but its term changes only lead to it.
 */
export const MOST_CLAIMS_COMPARED = 400_000;
/** What a term takes besides. */
const OF_ANY_TERM = 16;

/** What was done for the term changes of some decisions, in steps that a clock has no part in. */
export interface TellingWork {
  readonly claimsCompared: number;
  readonly claimsFolded: number;
  readonly changesTold: number;
}

/**
 * The work that is done for the term changes of a decision. It is measured by what is recorded, never by what happens to be in memory: whoever reads
 * the log again tells the same.
 */
export class WorkOfDecision {
  claimsCompared = 0;
  private left = MOST_CLAIMS_COMPARED;

  get isLeft(): boolean {
    return this.left > 0;
  }

  looked({ claims }: Difference): void {
    this.claimsCompared += claims;
    this.left -= claims + OF_ANY_TERM;
  }
}
