import { workOfFolding, type Difference, type Timeline } from '#domain';

/**
 * The most claims that are compared for the term changes of one decision. A claim takes some microseconds, so this is less than the work of a thousand
 * ordinary events. Beyond it a decision is applied as usual, but its term changes only name the terms.
 */
export const MOST_CLAIMS_COMPARED = 400_000;
/** The fixed work of a term, as claims that are compared. */
const OF_ANY_TERM = 16;

/** The work that was done for the term changes of some decisions, counted without a clock. */
export interface ProjectionWork {
  readonly claimsCompared: number;
  readonly claimsFolded: number;
  readonly changesDerived: number;
}

/**
 * Counts the work that is done for the term changes of a decision. It depends on the records only, never on the contents of a cache, so that reading
 * the log again gives the same term changes.
 */
export class WorkOfDecision {
  claimsCompared = 0;
  private readonly questions = new Set<string>();

  constructor(private left = MOST_CLAIMS_COMPARED) {}

  get isLeft(): boolean {
    return this.left > 0;
  }

  compared({ claims }: Difference): void {
    this.take(claims, OF_ANY_TERM);
  }

  /** Counts the fold of a timeline that was kept for a comparison. */
  kept(timeline: Timeline): void {
    this.take(workOfFolding(timeline));
  }

  /** Returns true if all terms may be checked for a question. A question that was checked before costs nothing. */
  mayCheckAll(question: string): boolean {
    return this.questions.has(question) || this.isLeft;
  }

  checkedAll(question: string, claims: number): void {
    if (!this.questions.has(question)) this.take(0, claims);
    this.questions.add(question);
  }

  private take(claims: number, besides = 0): void {
    this.claimsCompared += claims;
    this.left -= claims + besides;
  }
}
