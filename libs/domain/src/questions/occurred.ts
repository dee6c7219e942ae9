import type { Bounds } from '../dates';
import type { Facts } from '../facts';

/** The first days on which the first and the last of what stands may have happened; null while nothing does. */
export function occurredIn({ claims, statements }: Facts): Bounds | null {
  let [lo, hi] = [Infinity, -Infinity];
  for (const { occurredLo } of statements.all) [lo, hi] = [Math.min(lo, occurredLo), Math.max(hi, occurredLo)];
  for (const term of claims.terms)
    for (const { occurredLo } of claims.of(term)) [lo, hi] = [Math.min(lo, occurredLo), Math.max(hi, occurredLo)];
  return lo === Infinity ? null : { lo, hi };
}
