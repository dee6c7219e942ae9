import { conditionsOf, type ConditionExpression } from '#contracts';
import type { Bounds } from '../dates';
import { addDuration } from '../dates/duration';
import type {
  AgreementEndedFact,
  ClaimFact,
  ConditionMetFact,
  NoticeFact,
  Origin,
  PartnershipEndedFact,
  StatedFact,
  ValueFact,
} from '../facts';
import type { PartnershipWorlds } from '../worlds';
import { boundsOfExpression, conditionsThatDecide } from '../worlds/expression';
import { PARTNERSHIP } from '../worlds/matter-days';
import { endByCondition, lastOfLength, startOf } from '../worlds/placement';
import { lastDayRenewed, renewalsUntil } from '../worlds/renewal';

/** The possible days of a claim, regardless of the other claims of its term. */
export interface ClaimDays {
  /** The first day in force; for an `end`, the first day not in force. */
  readonly start: Bounds;
  readonly lastDay: Bounds;
  readonly mayNever: boolean;
}

/** Returns null if the claim never starts. */
export function daysOfClaim(worlds: PartnershipWorlds, claim: ClaimFact): ClaimDays | null {
  const { pieces, mayNever } = worlds.worldsOf(claim.term).placementOf(claim);
  let [lo, hi, endLo, endHi] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const piece of pieces) {
    lo = Math.min(lo, piece.lo);
    hi = Math.max(hi, piece.hi);
    endLo = Math.min(endLo, Math.max(piece.lo, Math.min(piece.endLo, lastOfLength(piece, piece.lo))));
    endHi = Math.max(endHi, Math.min(piece.endHi, lastOfLength(piece, piece.hi)));
  }
  return lo === Infinity ? null : { start: { lo, hi }, lastDay: { lo: endLo, hi: endHi }, mayNever };
}

/** An end of a claim. */
export type ClaimEnding = {
  /** The last day in force by this end. */
  readonly lastDay: Bounds;
} & (
  | { readonly is: 'until'; readonly by: readonly [ValueFact] }
  | { readonly is: 'renewal'; readonly by: readonly NoticeFact[] }
  | { readonly is: 'condition'; readonly condition: ConditionExpression; readonly by: readonly ConditionMetFact[] }
  | { readonly is: 'agreement'; readonly by: readonly AgreementEndedFact[] }
  | { readonly is: 'partnership'; readonly by: readonly PartnershipEndedFact[] }
);

/** Returns the stated ends of a claim and the ends of its agreement and of the partnership. */
export function endingsOf(worlds: PartnershipWorlds, claim: ValueFact, start: Bounds): ClaimEnding[] {
  const { own, condition } = claim.end;
  const endings: ClaimEnding[] = [];
  if (own.is === 'dated') endings.push({ is: 'until', by: [claim], lastDay: own.day });
  if (own.is === 'unknown') endings.push({ is: 'until', by: [claim], lastDay: { lo: start.lo, hi: Infinity } });
  if (own.is === 'counted') {
    const lastOf = (day: number): number => (day === Infinity ? Infinity : addDuration(day, own.length) - 1);
    endings.push({ is: 'until', by: [claim], lastDay: { lo: lastOf(start.lo), hi: lastOf(start.hi) } });
  }
  if (own.is === 'renewed') {
    const notice = noticeOf(worlds, claim, start);
    const lastDay = { lo: lastDayRenewed(own, notice.lo), hi: lastDayRenewed(own, notice.hi) };
    // Notice after the last deadline has no effect: the claim ends after its last renewal anyway.
    const by = worlds.days
      .noticesOf(claim.term)
      .since(start.lo)
      .filter(({ day }) => renewalsUntil(own, day.lo) < own.times);
    endings.push({ is: 'renewal', by, lastDay });
  }
  if (condition !== null) {
    const lastDay = endByCondition(claim, worlds.days);
    const by = metBy(worlds, condition, (name) => worlds.days.ending(name, claim.effect));
    if (lastDay.lo < Infinity) endings.push({ is: 'condition', condition, by, lastDay });
  }
  endings.push(...outsideEndingsOf(worlds, claim));
  return endings;
}

/** Returns the ends of the agreement and of the partnership. They may also keep an `end` from starting. */
export const outsideEndingsOf = ({ days }: PartnershipWorlds, claim: StatedFact): ClaimEnding[] =>
  days.outsideEndsOf(claim).map(({ matter, day, by }) => {
    const is = matter === PARTNERSHIP ? 'partnership' : 'agreement';
    return { is, by, lastDay: { lo: day.lo - 1, hi: day.hi - 1 } } as ClaimEnding;
  });

/** Returns the day of the notice to a renewing claim that starts within bounds. */
export function noticeOf({ days, clock }: PartnershipWorlds, { term }: ClaimFact, start: Bounds): Bounds {
  const notices = days.noticesOf(term);
  return { lo: notices.to(start.lo, clock).lo, hi: notices.to(start.hi, clock).hi };
}

/**
 * Returns the events that may decide on which day an expression comes true, without those that met a condition too early or too late to matter.
 * `of` gives the bounds of each condition.
 */
export const metBy = (
  { facts, days }: PartnershipWorlds,
  expression: ConditionExpression,
  of: (condition: string) => Bounds = (name) => days.awaited(name),
): readonly ConditionMetFact[] =>
  conditionsThatDecide(expression, of).flatMap((name) => {
    const known = facts.conditions.get(name);
    return known?.is === 'met' ? known.by.filter(({ day }) => day.lo <= known.day.hi) : [];
  });

/** Returns the events that ruled out conditions of an expression. */
export const ruledOutBy = ({ facts }: PartnershipWorlds, expression: ConditionExpression): Origin[] =>
  conditionsOf(expression).flatMap((name) => {
    const known = facts.conditions.get(name);
    return known?.is === 'ruled-out' ? known.by : [];
  });

/** Returns the days on which the start condition of a claim comes true; null: it has none. */
export function daysAwaited({ days }: PartnershipWorlds, claim: ClaimFact): Bounds | null {
  const { start } = claim.effect === 'replaced' ? claim.by : claim;
  return start.condition === null ? null : boundsOfExpression(start.condition, (name) => days.awaited(name));
}

/** Returns the bounds of the start, before its own end or the ends of agreements and the partnership limit them. */
export const statedStart = ({ days }: PartnershipWorlds, claim: ClaimFact): Bounds =>
  startOf(claim.effect === 'replaced' ? claim.by.start : claim.start, days).start;
