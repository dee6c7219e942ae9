import { isExact, type Bounds, type Day } from '../dates';
import { isValue, termKey, type ClaimFact, type ReplacedFact, type StatedFact } from '../facts';
import type { MatterDays } from './matter-days';
import { mayEndByCondition } from './placement';

/** A base claim whose start and last day are two independent spans. */
export interface PlainClaim {
  readonly claim: ClaimFact;
  /** The index of the claim in its term, in record order. */
  readonly index: number;
  readonly exact: boolean;
  readonly lo: Day;
  readonly hi: Day;
  readonly endLo: Day;
  readonly endHi: Day;
  /** The day by which it has certainly started; Infinity if it may never start. */
  readonly startedBy: Day;
}

const NEVER: Bounds = { lo: Infinity, hi: Infinity };

/**
 * Returns the claims of a term as plain claims; null if one of them is not plain: an override, a claim that waits, renews itself or has a length, or
 * one with an imprecise end of its agreement or the partnership. Plain claims share nothing with an effect on answers. Claims that never start are
 * left out.
 */
export function plainClaims(claims: readonly ClaimFact[], days: MatterDays): PlainClaim[] | null {
  const plain: PlainClaim[] = [];
  for (let index = 0; index < claims.length; index += 1) {
    const claim = claims[index]!;
    const placed = claim.effect === 'replaced' ? plainReplaced(claim, index, days) : plainClaim(claim, index, days);
    if (placed === null) return null;
    if (placed.lo <= placed.hi) plain.push({ claim, ...placed });
  }
  return plain;
}

type PlainStated = Omit<PlainClaim, 'claim'>;

function plainReplaced(claim: ReplacedFact, index: number, days: MatterDays): PlainStated | null {
  if (termKey(claim.term) === termKey(claim.by.term)) return null;
  const by = plainClaim(claim.by, index, days);
  // If the start is cut off, the claim possibly never starts, which two terms may share.
  if (by === null || (by.lo <= by.hi && by.startedBy === Infinity)) return null;
  return { ...by, endLo: Infinity, endHi: Infinity };
}

function plainClaim(claim: StatedFact, index: number, days: MatterDays): PlainStated | null {
  const { from, condition } = claim.start;
  if (condition !== null || claim.effect === 'override') return null;
  const over = days.mayEndFromOutside ? plainEndFromOutside(claim, days) : Infinity;
  if (over === null) return null;
  const { lo } = from;
  if (!isValue(claim)) {
    if (claim.of === 'override') return null;
    const hi = Math.min(from.hi, over - 1);
    const startedBy = over <= from.hi ? Infinity : hi;
    return { index, exact: isExact(from), lo, hi, endLo: Infinity, endHi: Infinity, startedBy };
  }
  const { own } = claim.end;
  if (own.is === 'open' && claim.end.condition === null && over === Infinity) {
    const { hi } = from;
    return { index, exact: lo === hi, lo, hi, endLo: Infinity, endHi: Infinity, startedBy: hi };
  }
  if (own.is === 'counted' || own.is === 'renewed') return null;
  const met = plainMet(claim.end.condition, days);
  if (met === null || (met.lo < met.hi && met.lo < from.hi)) return null;
  if (met.lo === Infinity && mayEndByCondition(claim, days) < from.hi) return null;
  const ownLo = own.is === 'dated' ? own.day.lo : own.is === 'unknown' ? -Infinity : Infinity;
  const ownHi = own.is === 'dated' ? own.day.hi : Infinity;
  const latest = Math.min(from.hi, ownHi, met.hi);
  const hi = Math.min(latest, over - 1);
  const mayNever = lo > Math.min(ownHi, met.lo) || over <= latest;
  return {
    index,
    exact: lo === latest,
    lo,
    hi,
    endLo: Math.min(ownLo, met.lo, over - 1),
    endHi: Math.min(ownHi, met.hi, over - 1),
    startedBy: mayNever ? Infinity : hi,
  };
}

/** Returns the first day on which the agreement or the partnership of a claim is over; Infinity: it does not end; null: the day is not exact. */
function plainEndFromOutside(claim: StatedFact, days: MatterDays): Day | null {
  let over = Infinity;
  for (const { day } of days.outsideEndsOf(claim)) {
    if (!isExact(day)) return null;
    over = Math.min(over, day.lo);
  }
  return over;
}

/** Returns null for an expression with more than one condition. */
function plainMet(condition: unknown, days: MatterDays): Bounds | null {
  if (condition === null) return NEVER;
  return typeof condition === 'string' ? days.ending(condition, 'set') : null;
}
