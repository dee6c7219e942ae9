import type { Bounds } from '../dates';
import type { Facts } from '../facts';

/** The first days on which the first and the last of what stands may have happened; null while nothing stands. */
export function occurredWithin({ claims, statements }: Facts): Bounds | null {
  let [lo, hi] = [Infinity, -Infinity];
  for (const { occurredLo } of [...claims.terms.flatMap((term) => claims.of(term)), ...statements.all]) {
    lo = Math.min(lo, occurredLo);
    hi = Math.max(hi, occurredLo);
  }
  return lo === Infinity ? null : { lo, hi };
}
