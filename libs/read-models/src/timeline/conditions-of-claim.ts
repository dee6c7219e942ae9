import { conditionsOf } from '#contracts';
import type { ClaimFact } from '#domain';

/** Returns the conditions by which a claim starts or ends. */
export function conditionsOfClaim(claim: ClaimFact): readonly string[] {
  const stated = claim.effect === 'replaced' ? claim.by : claim;
  const { condition: start } = stated.start;
  const end = stated.effect === 'end' ? null : stated.end.condition;
  if (start === null && end === null) return NO_CONDITIONS;
  return [start, end].flatMap((condition) => (condition === null ? [] : conditionsOf(condition)));
}

const NO_CONDITIONS: readonly string[] = [];
