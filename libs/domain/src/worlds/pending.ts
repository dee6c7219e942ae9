import type { ConditionExpression, TermRef } from '#contracts';
import type { Day } from '../dates';
import { isValue, type ValueFact } from '../facts';
import { boundsOfExpression } from './expression';
import type { AnswerSource } from './answer-source';

/** A claim that waits for a condition and may still start. */
export interface Pending {
  readonly claim: ValueFact;
  readonly waitsFor: ConditionExpression;
  /** The first and the last day on which it is pending. */
  readonly from: Day;
  readonly to: Day;
}

/** Returns the claims of a term that are or were pending on some day, in record order. */
export function pendingClaims(worlds: AnswerSource, term: TermRef): readonly Pending[] {
  return worlds.claimsOf(term).flatMap((claim) => (isValue(claim) ? (pendingDays(worlds, claim) ?? []) : []));
}

/** Returns the days from the event of a claim to the last day on which it has certainly not started while its condition is not certainly met. */
function pendingDays(worlds: AnswerSource, claim: ValueFact): Pending | null {
  const waitsFor = claim.start.condition;
  if (waitsFor === null) return null;
  const met = boundsOfExpression(waitsFor, (condition) => worlds.days.awaited(condition));
  const starts = worlds
    .worldsOf(claim.term)
    .placementOf(claim)
    .pieces.map(({ lo }) => lo);
  if (met.lo === Infinity || starts.length === 0) return null;
  const to = Math.min(met.hi, ...starts) - 1;
  return claim.occurredLo <= to ? { claim, waitsFor, from: claim.occurredLo, to } : null;
}
