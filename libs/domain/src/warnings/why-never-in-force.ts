import type { ClaimFact } from '../facts';
import type { NeverStartsReason, Timeline } from '../worlds';

/** Returns the sentence of a warning about a claim that is in force on no day, or an end that never starts. It states the reason. */
export function whyNeverInForce(claim: ClaimFact | undefined, { matters }: Timeline, term: string): string {
  const reason = claim && claim.effect !== 'replaced' ? matters.neverStartsBy(claim) : null;
  const what = claim?.effect === 'end' ? 'this never takes effect' : 'this is never in force';
  return `${what}: ${reason === null ? `other claims of ${term} leave no day for it` : wordsOf(reason)}`;
}

function wordsOf(reason: NeverStartsReason): string {
  switch (reason.is) {
    case 'ruled-out': {
      const { conditions } = reason;
      return `it waits for ${conditions.join(' and ')}, which ${conditions.length === 1 ? 'was' : 'were'} ruled out`;
    }
    case 'ended':
      return reason.by.fact === 'partnership-ended'
        ? 'the partnership has ended by then'
        : `the agreement ${reason.by.agreement} has ended by then`;
    case 'own-days':
      return 'its own days and conditions leave no day for it';
  }
}
