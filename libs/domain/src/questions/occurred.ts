import type { Bounds } from '../dates';
import type { Facts } from '../facts';

/** Returns the first possible days of the first and of the last standing event; null: there is none. */
export function occurredIn({ claims, statements }: Facts): Bounds | null {
  let [lo, hi] = [Infinity, -Infinity];
  for (const { occurredLo } of statements.all) [lo, hi] = [Math.min(lo, occurredLo), Math.max(hi, occurredLo)];
  for (const term of claims.terms)
    for (const { occurredLo } of claims.of(term)) [lo, hi] = [Math.min(lo, occurredLo), Math.max(hi, occurredLo)];
  return lo === Infinity ? null : { lo, hi };
}
