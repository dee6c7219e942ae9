import { workOfFolding, type Difference, type Timeline } from '#domain';

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
  private readonly asked = new Set<string>();

  constructor(private left = MOST_CLAIMS_COMPARED) {}

  get isLeft(): boolean {
    return this.left > 0;
  }

  looked({ claims }: Difference): void {
    this.take(claims, OF_ANY_TERM);
  }

  /** What a term was before was kept, for it to be looked at. */
  kept(timeline: Timeline): void {
    this.take(workOfFolding(timeline));
  }

  /** Whether all terms may still be asked the same; asked once more, they are not asked anew. */
  mayAskAll(asked: string): boolean {
    return this.asked.has(asked) || this.isLeft;
  }

  askedAll(asked: string, claims: number): void {
    if (!this.asked.has(asked)) this.take(0, claims);
    this.asked.add(asked);
  }

  private take(claims: number, besides = 0): void {
    this.claimsCompared += claims;
    this.left -= claims + besides;
  }
}
