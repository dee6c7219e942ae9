import { conditionsOf } from '#contracts';
import { isValue, type ClaimFact } from '../facts';

/** Returns true if one of the claims starts or ends by a condition. */
export const isAwaitedIn = (claims: readonly ClaimFact[], condition: string): boolean =>
  claims.some((each) => {
    const claim = each.effect === 'replaced' ? each.by : each;
    const expressions = [claim.start.condition, isValue(claim) ? claim.end.condition : null];
    return expressions.some((expression) => expression !== null && conditionsOf(expression).includes(condition));
  });
